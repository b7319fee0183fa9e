import type { Value } from '../../inventory/value.ts';
import type { Architecture } from '../../inventory/architecture.ts';
import { type Case, given, ref, subnets, unseen } from '../case.ts';
import type { Facts, ServiceLevel } from '../facts.ts';

const level = (service: string, configuration: string, ratio: number, scope: ServiceLevel['scope']): ServiceLevel => ({
  service,
  configuration,
  ratio,
  scope,
  source: 'case',
  retrievedAt: '2026-01-01',
  grade: 'P',
});

const facts: Facts = {
  serviceLevels: [
    level('Route 53', 'hosted zone, queries', 1, 'global'),
    level('EC2', 'instances in two or more zones', 0.9999, 'regional'),
    level('EC2', 'instances in one zone', 0.995, 'zonal'),
    level('RDS', 'Multi-AZ', 0.9995, 'regional'),
  ],
};

const assumed = (value: number, unit: string): Architecture['assumptions'][string] => ({
  value,
  unit,
  source: 'assumed',
});

const architecture: Partial<Architecture> = {
  components: {
    DNS: { types: ['AWS::Route53::HostedZone'] },
    web: { types: ['AWS::AutoScaling::AutoScalingGroup'] },
    database: { types: ['AWS::RDS::DBInstance'] },
  },
  paths: { shop: ['DNS', 'web', 'database'] },
  objectives: { availability: [{ path: 'shop', ratio: 0.9999 }] },
  assumptions: {
    commonCause: assumed(0.05, 'ratio'),
    failoverCoverage: assumed(0.99, 'ratio'),
    failuresPerYear: assumed(1, 'per year'),
    replicaPromotionSeconds: assumed(300, 'seconds'),
  },
};

const zone = given('AWS::Route53::HostedZone', 'Zone', {});
const web = (logicalId: string, role: string) =>
  given(
    'AWS::AutoScaling::AutoScalingGroup',
    logicalId,
    { VPCZoneIdentifier: [ref('SubnetA'), ref('SubnetB')] },
    { role },
  );
const database = given('AWS::RDS::DBInstance', 'Orders', { Engine: 'postgres', MultiAZ: true });
const replica = given(
  'AWS::RDS::DBInstance',
  'OrdersCopy',
  { SourceDBInstanceIdentifier: ref('Orders', 'DBInstanceArn'), MultiAZ: true },
  { role: 'failover' },
);
const failover = (HostedZoneId: Value) => [
  given('AWS::Route53::HealthCheck', 'Alive', { HealthCheckConfig: { RequestInterval: 10, FailureThreshold: 3 } }),
  given('AWS::Route53::RecordSet', 'First', {
    HostedZoneId,
    Failover: 'PRIMARY',
    HealthCheckId: ref('Alive'),
    AliasTarget: {},
  }),
];
const oneRegion = [...subnets('a', 'b'), zone, web('Web', 'primary'), database];

export const cases: readonly Case[] = [
  {
    name: 'two regions with failover records',
    architecture,
    facts,
    records: [...oneRegion, ...failover(ref('Zone')), web('WebThere', 'failover'), replica],
    says: {
      verdict: 'pass',
      message:
        'Path shop comes to 99.9951 %, 129 s of downtime a month; promised are 99.9900 %, 263 s. The verdict would flip at commonCause 0.135; 0.05 is taken. The verdict would flip at failoverCoverage 0.905; 0.99 is taken. The verdict would flip at failuresPerYear 5.07; 1 is taken. The verdict would flip at replicaPromotionSeconds 1910; 300 is taken.',
    },
  },
  {
    name: 'two regions, and what fails over is of another zone',
    architecture,
    facts,
    records: [...oneRegion, ...failover('Z0OTHER'), web('WebThere', 'failover'), replica],
    says: {
      verdict: 'fail',
      message:
        'Path shop comes to 99.9400 %, 1578 s of downtime a month; promised are 99.9900 %, 263 s. Counted without a second region: no failover between the regions was found for this path.',
      mend: 'Make the weakest hop redundant, or add a second region with failover.',
    },
  },
  {
    name: 'two regions, and nothing that fails over',
    architecture,
    facts,
    records: [...oneRegion, web('WebThere', 'failover'), replica],
    says: {
      verdict: 'fail',
      message:
        'Path shop comes to 99.9400 %, 1578 s of downtime a month; promised are 99.9900 %, 263 s. Counted without a second region: no failover between the regions was found for this path.',
      mend: 'Make the weakest hop redundant, or add a second region with failover.',
    },
  },
  {
    name: 'a hop nobody publishes a figure for',
    architecture,
    facts,
    records: [...subnets('a', 'b'), zone, web('Web', 'primary')],
    says: { verdict: 'unknown', message: 'no part of "database" with a published service level was found.' },
  },
  {
    name: 'a database whose standby hangs on a parameter without value',
    architecture,
    facts,
    records: [
      ...subnets('a', 'b'),
      zone,
      web('Web', 'primary'),
      given('AWS::RDS::DBInstance', 'Orders', {
        Engine: 'postgres',
        MultiAZ: unseen('parameter "Standby" has no value'),
      }),
    ],
    says: { verdict: 'unknown', message: 'MultiAZ: parameter "Standby" has no value.' },
  },
  {
    name: 'no objective',
    records: [],
    says: { verdict: 'not-applicable', message: 'No availability objective is declared.' },
  },
];
