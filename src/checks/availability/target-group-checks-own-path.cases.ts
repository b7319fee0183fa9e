import { type Case, given, unseen } from '../case.ts';

const subject = (properties: Parameters<typeof given>[2]) =>
  given('AWS::ElasticLoadBalancingV2::TargetGroup', 'Pages', properties);
const mend = 'Set HealthCheckPath to a path that answers only when the service works.';

export const cases: readonly Case[] = [
  {
    name: 'a path for health',
    records: [subject({ Protocol: 'HTTPS', HealthCheckProtocol: 'HTTPS', HealthCheckPath: '/healthz' })],
    says: { verdict: 'pass', message: 'Checks /healthz by HTTPS.' },
  },
  {
    name: 'connections of a Network Load Balancer',
    records: [subject({ Protocol: 'TLS' })],
    says: {
      verdict: 'pass',
      message: 'Checks that its targets accept connections (TCP); it forwards connections, not requests.',
    },
  },
  {
    name: 'the front page',
    records: [subject({ Protocol: 'HTTP', HealthCheckPath: '/' })],
    says: { verdict: 'fail', message: 'HealthCheckPath is /, the front page.', mend },
  },
  {
    name: 'the front page with a query',
    records: [subject({ Protocol: 'HTTP', HealthCheckPath: '/?health=1' })],
    says: { verdict: 'fail', message: 'HealthCheckPath is /?health=1, the front page.', mend },
  },
  {
    name: 'no path',
    records: [subject({ Protocol: 'HTTP' })],
    says: { verdict: 'fail', message: 'HealthCheckPath is not set, so the path is the default one.', mend },
  },
  {
    name: 'HTTP checks of a Network Load Balancer on the front page',
    records: [subject({ Protocol: 'TCP', HealthCheckProtocol: 'HTTP' })],
    says: { verdict: 'fail', message: 'HealthCheckPath is not set, so the path is the default one.', mend },
  },
  {
    name: 'checks turned off in words',
    records: [subject({ Protocol: 'HTTP', HealthCheckEnabled: 'false', HealthCheckPath: '/healthz' })],
    says: {
      verdict: 'fail',
      message: 'Does not check the health of its targets: HealthCheckEnabled is false.',
      mend: 'Set HealthCheckEnabled to true.',
    },
  },
  {
    name: 'connections only, for requests',
    records: [subject({ Protocol: 'HTTP', HealthCheckProtocol: 'TCP' })],
    says: {
      verdict: 'fail',
      message: 'Checks only that its targets accept connections (TCP), though it forwards requests.',
      mend: 'Set HealthCheckProtocol to HTTP or HTTPS.',
    },
  },
  {
    name: 'a path from a parameter without value',
    records: [subject({ Protocol: 'HTTP', HealthCheckPath: unseen('parameter "Path" has no value', 'Path') })],
    says: { verdict: 'unknown', message: 'HealthCheckPath: parameter "Path" has no value.' },
  },
  {
    name: 'a function',
    records: [subject({ TargetType: 'lambda' })],
    says: {
      verdict: 'not-applicable',
      message: 'Its target is a function, whose health is not checked unless asked for.',
    },
  },
];
