import { type Case, given, ref, unseen } from '../case.ts';
import type { Value } from '../../inventory/value.ts';

const enabled = { Key: 'access_logs.s3.enabled', Value: 'true' };
const balancer = (attributes: Value) =>
  given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Front', { LoadBalancerAttributes: attributes });
const mend = 'Set access_logs.s3.enabled to true and access_logs.s3.bucket to a bucket.';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [balancer([enabled, { Key: 'access_logs.s3.bucket', Value: ref('Logs') }])],
    says: { verdict: 'pass', message: 'Logs its requests to a bucket: access_logs.s3.enabled is true.' },
  },
  {
    name: 'left out',
    records: [balancer([])],
    says: {
      verdict: 'fail',
      message: 'Logs no requests: access_logs.s3.enabled is not set, and off by default.',
      mend: mend,
    },
  },
  {
    name: 'off',
    records: [balancer([{ ...enabled, Value: 'false' }])],
    says: { verdict: 'fail', message: 'Logs no requests: access_logs.s3.enabled is false.', mend: mend },
  },
  {
    name: "a log bucket that a parameter's default leaves empty",
    records: [balancer([enabled, { Key: 'access_logs.s3.bucket', Value: '' }])],
    says: { verdict: 'fail', message: 'Logs no requests: access_logs.s3.bucket is not set.', mend: mend },
  },
  {
    name: 'not seen',
    records: [balancer(unseen('no value'))],
    says: { verdict: 'unknown', message: 'LoadBalancerAttributes: no value.' },
  },
  {
    name: 'a gateway load balancer',
    records: [given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Front', { Type: 'gateway' })],
    says: { verdict: 'not-applicable', message: 'Passes packets to appliances, and logs none.' },
  },
];
