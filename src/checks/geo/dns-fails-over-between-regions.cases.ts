import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const balancers = [
  given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Near', {}),
  given('AWS::ElasticLoadBalancingV2::LoadBalancer', 'Far', {}, { role: 'failover' }),
];
const checks = [
  given('AWS::Route53::HealthCheck', 'NearCheck', {}),
  given('AWS::Route53::HealthCheck', 'FarCheck', { HealthCheckConfig: { Disabled: 'false' } }),
];
const to = (balancer: string) => ({
  Name: 'App.example.com.',
  Type: 'A',
  AliasTarget: { DNSName: ref(balancer, 'DNSName'), EvaluateTargetHealth: true },
});
const record = (name: string, properties: ValueMap) => given('AWS::Route53::RecordSet', name, properties);
const primary = (properties: ValueMap = {}) =>
  record('Primary', { ...to('Near'), Failover: 'PRIMARY', HealthCheckId: ref('NearCheck'), ...properties });
const secondary = (properties: ValueMap = {}) =>
  record('Secondary', {
    ...to('Far'),
    Name: 'app.example.com',
    Failover: 'SECONDARY',
    HealthCheckId: ref('FarCheck'),
    ...properties,
  });
const subject = 'app.example.com A';

export const cases: readonly Case[] = [
  {
    name: 'a pair',
    records: [...balancers, ...checks, primary(), secondary()],
    says: { verdict: 'pass', subject, message: 'Fails over from eu-west-1 to eu-west-2, by NearCheck and FarCheck.' },
  },
  {
    name: 'a pair in one group, by the names that load balancers have',
    records: [
      ...checks,
      given('AWS::Route53::RecordSetGroup', 'Names', {
        RecordSets: [
          {
            Name: 'app.example.com',
            Type: 'A',
            Failover: 'PRIMARY',
            HealthCheckId: ref('NearCheck'),
            AliasTarget: { DNSName: 'dualstack.near-1.eu-west-1.elb.amazonaws.com' },
          },
          {
            Name: 'app.example.com',
            Type: 'A',
            Failover: 'SECONDARY',
            HealthCheckId: ref('FarCheck'),
            AliasTarget: { DNSName: 'far-1.elb.eu-west-2.amazonaws.com.' },
          },
        ],
      }),
    ],
    says: { verdict: 'pass', subject, message: 'Fails over from eu-west-1 to eu-west-2, by NearCheck and FarCheck.' },
  },
  {
    name: 'weights over two regions',
    records: [
      ...balancers,
      ...checks,
      record('One', { ...to('Near'), Weight: 70, HealthCheckId: ref('NearCheck') }),
      record('Two', { ...to('Far'), Weight: 30, HealthCheckId: ref('FarCheck') }),
    ],
    says: { verdict: 'pass', subject, message: 'Is answered from eu-west-1, eu-west-2, by NearCheck and FarCheck.' },
  },
  {
    name: 'latency without health checks',
    records: [
      ...balancers,
      record('One', { ...to('Near'), Region: 'eu-west-1' }),
      record('Two', { ...to('Far'), Region: 'eu-west-2' }),
    ],
    says: {
      verdict: 'fail',
      subject,
      message: 'One has no health check.',
      mend: 'Set HealthCheckId of One to an AWS::Route53::HealthCheck of its own region.',
    },
  },
  {
    name: 'a primary alone',
    records: [...balancers, ...checks, primary()],
    says: {
      verdict: 'fail',
      subject,
      message: 'Has no SECONDARY record.',
      mend: 'Add a record with Failover SECONDARY in the other region.',
    },
  },
  {
    name: 'no health check on the second side, which decides whatever was not seen of the first',
    records: [
      ...balancers,
      ...checks,
      primary({ HealthCheckId: unseen('parameter "Check" has no value', 'Check') }),
      record('Secondary', { ...to('Far'), Failover: 'SECONDARY' }),
    ],
    says: {
      verdict: 'fail',
      subject,
      message: 'Secondary has no health check.',
      mend: 'Set HealthCheckId of Secondary to an AWS::Route53::HealthCheck of its own region.',
    },
  },
  {
    name: 'one health check for both',
    records: [...balancers, ...checks, primary(), secondary({ HealthCheckId: ref('NearCheck') })],
    says: {
      verdict: 'fail',
      subject,
      message: 'Both sides are judged by NearCheck, so they fail together.',
      mend: 'Give Secondary a health check of its own region.',
    },
  },
  {
    name: 'a health check that is disabled',
    records: [
      ...balancers,
      given('AWS::Route53::HealthCheck', 'NearCheck', { HealthCheckConfig: { Disabled: true } }),
      ...checks.slice(1),
      primary(),
      secondary(),
    ],
    says: {
      verdict: 'fail',
      subject,
      message: 'The health check of Primary, NearCheck, is disabled, and so always healthy.',
      mend: 'Remove HealthCheckConfig.Disabled from NearCheck.',
    },
  },
  {
    name: 'both sides in one region',
    records: [...balancers, ...checks, primary(), secondary({ AliasTarget: { DNSName: ref('Near', 'DNSName') } })],
    says: {
      verdict: 'fail',
      subject,
      message: 'Both sides lead to eu-west-1.',
      mend: 'Point Secondary at the load balancer of the other region.',
    },
  },
  {
    name: 'weights within one region',
    records: [...balancers, record('One', { ...to('Near'), Weight: 1 }), record('Two', { ...to('Near'), Weight: 1 })],
    says: {
      verdict: 'fail',
      message: 'No DNS name fails over between regions.',
      mend: 'Add two AWS::Route53::RecordSet of one name, with Failover PRIMARY and SECONDARY, each with a HealthCheckId and a target in its region.',
    },
  },
  {
    name: 'an address of nobody',
    records: [
      ...balancers,
      ...checks,
      primary(),
      record('Secondary', {
        Name: 'app.example.com',
        Type: 'A',
        Failover: 'SECONDARY',
        HealthCheckId: ref('FarCheck'),
        ResourceRecords: ['192.0.2.1'],
      }),
    ],
    says: {
      verdict: 'unknown',
      subject,
      message: 'Secondary.ResourceRecords: "192.0.2.1" is not among the resources that were collected.',
    },
  },
  {
    name: 'a distribution, which lies in no region',
    records: [
      ...balancers,
      ...checks,
      given('AWS::CloudFront::Distribution', 'Edge', {}),
      primary(),
      secondary({ AliasTarget: { DNSName: ref('Edge', 'DomainName') } }),
    ],
    says: {
      verdict: 'unknown',
      subject,
      message: 'Secondary.AliasTarget.DNSName: leads to Edge, which lies in no one region.',
    },
  },
];
