import { type Case, given, unseen } from '../case.ts';

const balancer = (LoadBalancerAttributes: Parameters<typeof given>[2][string]) =>
  given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Entry', { LoadBalancerAttributes });
const mend = 'Set deletion_protection.enabled to true in LoadBalancerAttributes.';

export const cases: readonly Case[] = [
  {
    name: 'protected, beside an attribute that was not seen',
    records: [
      balancer([unseen('parameter "Logs" has no value', 'Logs'), { Key: 'deletion_protection.enabled', Value: true }]),
    ],
    says: { verdict: 'pass', message: 'deletion_protection.enabled is true.' },
  },
  {
    name: 'turned off',
    records: [balancer([{ Key: 'deletion_protection.enabled', Value: 'false' }])],
    says: { verdict: 'fail', message: 'deletion_protection.enabled is false.', mend },
  },
  {
    name: 'left out',
    records: [given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Entry', {})],
    says: { verdict: 'fail', message: 'deletion_protection.enabled is not set, and false by default.', mend },
  },
  {
    name: 'given twice, which AWS does not take',
    records: [
      balancer([
        { Key: 'deletion_protection.enabled', Value: 'true' },
        { Key: 'deletion_protection.enabled', Value: 'false' },
      ]),
    ],
    says: {
      verdict: 'unknown',
      message: 'LoadBalancerAttributes: gives deletion_protection.enabled more than once, which AWS does not take.',
    },
  },
  {
    name: 'attributes that were not all seen',
    records: [balancer([unseen('parameter "Logs" has no value', 'Logs')])],
    says: { verdict: 'unknown', message: 'LoadBalancerAttributes.0: parameter "Logs" has no value.' },
  },
];
