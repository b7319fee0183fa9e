import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'HTTPS',
    records: [given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Api', { Protocol: 'HTTPS' })],
    says: { verdict: 'pass', message: 'Encrypts towards its targets: Protocol is HTTPS.' },
  },
  {
    name: 'HTTP',
    records: [given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Api', { Protocol: 'HTTP' })],
    says: {
      verdict: 'fail',
      message: 'Speaks in clear to its targets: Protocol is HTTP.',
      mend: 'Set Protocol to HTTPS, or to TLS behind a network load balancer.',
    },
  },
  {
    name: 'TCP',
    records: [given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Api', { Protocol: 'TCP' })],
    says: { verdict: 'unknown', message: 'Passes TCP through; whether its targets end TLS is not seen.' },
  },
  {
    name: 'not seen',
    records: [given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Api', { Protocol: unseen('no value') })],
    says: { verdict: 'unknown', message: 'Protocol: no value.' },
  },
  {
    name: 'a function',
    records: [given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Api', { TargetType: 'lambda' })],
    says: { verdict: 'not-applicable', message: 'Calls a function, which is always encrypted.' },
  },
];
