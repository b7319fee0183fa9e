import { type Case, given, unseen } from '../case.ts';

const subject = (properties: Parameters<typeof given>[2]) =>
  given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Entry', properties);
const mend = 'Replace it with a load balancer of Type application.';

export const cases: readonly Case[] = [
  {
    name: 'application',
    records: [subject({ Type: 'application' })],
    says: { verdict: 'pass', message: 'Is an Application Load Balancer.' },
  },
  { name: 'no Type', records: [subject({})], says: { verdict: 'pass', message: 'Is an Application Load Balancer.' } },
  {
    name: 'gateway',
    records: [subject({ Type: 'gateway' })],
    says: { verdict: 'fail', message: 'Is a Gateway Load Balancer.', mend },
  },
  {
    name: 'from a parameter without value',
    records: [subject({ Type: unseen('parameter "Kind" has no value', 'Kind') })],
    says: { verdict: 'unknown', message: 'Type: parameter "Kind" has no value.' },
  },
  {
    name: 'no load balancer',
    records: [],
    says: {
      verdict: 'not-applicable',
      message: 'There is no AWS::ElasticLoadBalancingV2::LoadBalancer, AWS::ElasticLoadBalancing::LoadBalancer.',
    },
  },
];
