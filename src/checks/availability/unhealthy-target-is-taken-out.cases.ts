import { type Case, given, unseen } from '../case.ts';

const subject = (properties: Parameters<typeof given>[2]) =>
  given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Pages', properties);
const mend = 'Lower HealthCheckIntervalSeconds, UnhealthyThresholdCount or HealthCheckTimeoutSeconds.';

export const cases: readonly Case[] = [
  {
    name: 'all three set',
    parameters: [30],
    records: [
      subject({
        Protocol: 'HTTP',
        HealthCheckIntervalSeconds: '10',
        UnhealthyThresholdCount: 2,
        HealthCheckTimeoutSeconds: 5,
      }),
    ],
    says: { verdict: 'pass', message: 'An unhealthy target is taken out after 10 s x 2 failures + 5 s wait = 25 s.' },
  },
  {
    name: 'all three by default',
    parameters: [60],
    records: [subject({ Protocol: 'HTTPS' })],
    says: {
      verdict: 'fail',
      message: 'An unhealthy target is taken out after 30 s x 2 failures + 5 s wait = 65 s; promised are 60 s.',
      mend,
    },
  },
  {
    name: 'a Network Load Balancer by default waits longer',
    parameters: [60],
    records: [subject({ Protocol: 'TCP' })],
    says: {
      verdict: 'fail',
      message: 'An unhealthy target is taken out after 30 s x 2 failures + 10 s wait = 70 s; promised are 60 s.',
      mend,
    },
  },
  {
    name: 'checks turned off',
    parameters: [60],
    records: [subject({ Protocol: 'HTTP', HealthCheckEnabled: false })],
    says: {
      verdict: 'fail',
      message: 'An unhealthy target is never taken out: HealthCheckEnabled is false.',
      mend: 'Set HealthCheckEnabled to true.',
    },
  },
  {
    name: 'an interval from a parameter without value',
    parameters: [60],
    records: [
      subject({
        Protocol: 'HTTP',
        HealthCheckIntervalSeconds: unseen('parameter "Interval" has no value', 'Interval'),
      }),
    ],
    says: { verdict: 'unknown', message: 'HealthCheckIntervalSeconds: parameter "Interval" has no value.' },
  },
  {
    name: 'a function',
    parameters: [60],
    records: [subject({ TargetType: 'lambda' })],
    says: {
      verdict: 'not-applicable',
      message: 'Its target is a function, whose health is not checked unless asked for.',
    },
  },
];
