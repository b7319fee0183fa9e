import { type Case, given, unseen } from '../case.ts';

const group = (Value: Parameters<typeof given>[2][string]) =>
  given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Web', {
    TargetGroupAttributes: [{ Key: 'stickiness.enabled', Value }],
  });

export const cases: readonly Case[] = [
  { name: 'turned on', records: [group(true)], says: { verdict: 'pass', message: 'stickiness.enabled is true.' } },
  {
    name: 'left out',
    records: [given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Web', {})],
    says: {
      verdict: 'fail',
      message: 'stickiness.enabled is not set, and false by default.',
      mend: 'Set stickiness.enabled to true in TargetGroupAttributes.',
    },
  },
  {
    name: 'a setting that was not seen',
    records: [group(unseen('parameter "Sticky" has no value', 'Sticky'))],
    says: { verdict: 'unknown', message: 'TargetGroupAttributes.0.Value: parameter "Sticky" has no value.' },
  },
  {
    name: 'a function',
    records: [given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Web', { TargetType: 'lambda' })],
    says: { verdict: 'not-applicable', message: 'Its target is a function, which keeps no session.' },
  },
];
