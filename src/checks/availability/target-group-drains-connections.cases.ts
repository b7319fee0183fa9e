import { type Case, given, unseen } from '../case.ts';

const group = (Value: Parameters<typeof given>[2][string]) =>
  given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Web', {
    TargetGroupAttributes: [{ Key: 'deregistration_delay.timeout_seconds', Value }],
  });

export const cases: readonly Case[] = [
  {
    name: 'as long as asked for',
    parameters: [30],
    records: [group('30')],
    says: { verdict: 'pass', message: 'Drains connections: deregistration_delay.timeout_seconds is 30.' },
  },
  {
    name: 'left out',
    parameters: [30],
    records: [given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Web', {})],
    says: {
      verdict: 'pass',
      message: 'Drains connections: deregistration_delay.timeout_seconds is not set, and 300 by default.',
    },
  },
  {
    name: 'cut off at once',
    parameters: [30],
    records: [group(0)],
    says: {
      verdict: 'fail',
      message: 'Drains connections too short: deregistration_delay.timeout_seconds is 0; asked for are 30.',
      mend: 'Set deregistration_delay.timeout_seconds to 30 or more in TargetGroupAttributes.',
    },
  },
  {
    name: 'a delay that was not seen',
    parameters: [30],
    records: [group(unseen('parameter "Delay" has no value', 'Delay'))],
    says: { verdict: 'unknown', message: 'TargetGroupAttributes.0.Value: parameter "Delay" has no value.' },
  },
  {
    name: 'a function',
    parameters: [30],
    records: [given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Web', { TargetType: 'lambda' })],
    says: { verdict: 'not-applicable', message: 'Its target is a function, which has no connections to drain.' },
  },
];
