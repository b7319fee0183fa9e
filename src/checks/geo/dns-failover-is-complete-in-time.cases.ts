import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const balancers = [
  given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Near', {}),
  given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Far', {}, { role: 'failover' }),
];
const healthCheck = (config: ValueMap) => given('AWS::Route53::HealthCheck', 'Alive', { HealthCheckConfig: config });
const record = (name: string, properties: ValueMap) =>
  given('AWS::Route53::RecordSet', name, { Name: 'app.example.com', Type: 'A', ...properties });
const alias = (balancer: string) => ({ AliasTarget: { DNSName: ref(balancer, 'DNSName') } });
const primary = record('Primary', { ...alias('Near'), Failover: 'PRIMARY', HealthCheckId: ref('Alive') });
const subject = 'app.example.com A';
const mend = 'Lower RequestInterval (to 10) or FailureThreshold of its health check.';

export const cases: readonly Case[] = [
  {
    name: 'a fast health check and an alias',
    parameters: [100],
    records: [...balancers, healthCheck({ Type: 'HTTPS', RequestInterval: '10', FailureThreshold: 3 }), primary],
    says: {
      verdict: 'pass',
      subject,
      message: 'Primary is left after 10 s x 3 failures + 6 s wait + 60 s in caches = 96 s.',
    },
  },
  {
    name: 'weights, each side timed',
    parameters: [60],
    records: [
      ...balancers,
      healthCheck({ Type: 'TCP', RequestInterval: 10, FailureThreshold: 1 }),
      record('One', { ResourceRecords: [ref('Near', 'DNSName')], TTL: '30', Weight: 1, HealthCheckId: ref('Alive') }),
      record('Two', { ResourceRecords: [ref('Far', 'DNSName')], TTL: 40, Weight: 1, HealthCheckId: ref('Alive') }),
    ],
    says: {
      verdict: 'pass',
      subject,
      message:
        'One is left after 10 s x 1 failures + 10 s wait + 30 s in caches = 50 s. Two is left after 10 s x 1 failures + 10 s wait + 40 s in caches = 60 s.',
    },
  },
  {
    name: 'a health check by default',
    parameters: [60],
    records: [...balancers, healthCheck({ Type: 'HTTPS' }), primary],
    says: {
      verdict: 'fail',
      subject,
      message: 'Primary is left after 30 s x 3 failures + 6 s wait + 60 s in caches = 156 s; promised are 60 s.',
      mend,
    },
  },
  {
    name: 'a long TTL, whatever the health check',
    parameters: [60],
    records: [
      record('Primary', {
        ResourceRecords: ['192.0.2.1'],
        TTL: 300,
        Failover: 'PRIMARY',
        HealthCheckId: unseen('parameter "Check" has no value', 'Check'),
      }),
    ],
    says: {
      verdict: 'fail',
      subject,
      message: 'Resolvers keep the answer of Primary for 300 s alone; promised are 60 s.',
      mend: 'Lower RequestInterval (to 10) or FailureThreshold of its health check, or its TTL.',
    },
  },
  {
    name: 'a primary without a health check never fails over',
    parameters: [60],
    records: [...balancers, record('Primary', { ...alias('Near'), Failover: 'PRIMARY' })],
    says: {
      verdict: 'fail',
      subject,
      message: 'Primary has no health check.',
      mend: 'Set HealthCheckId of Primary to an AWS::Route53::HealthCheck of its own region.',
    },
  },
  {
    name: 'no failover',
    parameters: [60],
    records: [record('Only', alias('Near'))],
    says: {
      verdict: 'fail',
      message: 'No DNS name fails over between regions.',
      mend: 'Add two AWS::Route53::RecordSet of one name, with Failover PRIMARY and SECONDARY, each with a HealthCheckId and a target in its region.',
    },
  },
  {
    name: 'a health check that follows an alarm',
    parameters: [120],
    records: [...balancers, healthCheck({ Type: 'CLOUDWATCH_METRIC' }), primary],
    says: {
      verdict: 'unknown',
      subject,
      message:
        'Alive.HealthCheckConfig.Type: a health check of type "CLOUDWATCH_METRIC" follows others, whose time its configuration does not show.',
    },
  },
  {
    name: 'a name from a parameter without value',
    parameters: [120],
    records: [
      given('AWS::Route53::RecordSet', 'Primary', {
        Name: unseen('parameter "Domain" has no value', 'Domain'),
        Failover: 'PRIMARY',
      }),
    ],
    says: { verdict: 'unknown', message: 'Primary.Name: the name of the record was not seen.' },
  },
];
