import { type Case, given, ref, unseen } from '../case.ts';

const database = (properties: Parameters<typeof given>[2]) =>
  given('AWS::RDS::DBInstance', 'Orders', { Engine: 'postgres', ...properties });

const cluster = (properties: Parameters<typeof given>[2] = {}) =>
  given('AWS::RDS::DBCluster', 'Cluster', { Engine: 'aurora-postgresql', ...properties });
const member = (name: string, zone?: string) =>
  given('AWS::RDS::DBInstance', name, {
    Engine: 'aurora-postgresql',
    DBClusterIdentifier: ref('Cluster'),
    ...(zone === undefined ? {} : { AvailabilityZone: zone }),
  });

export const cases: readonly Case[] = [
  {
    name: 'MultiAZ',
    records: [database({ MultiAZ: 'true' })],
    says: { verdict: 'pass', message: 'Keeps a standby: MultiAZ is true.' },
  },
  {
    name: 'MultiAZ off',
    records: [database({ MultiAZ: false })],
    says: { verdict: 'fail', message: 'Keeps no standby: MultiAZ is false.', mend: 'Set MultiAZ to true.' },
  },
  {
    name: 'MultiAZ left out',
    records: [database({})],
    says: {
      verdict: 'fail',
      message: 'Keeps no standby: MultiAZ is not set, and off by default.',
      mend: 'Set MultiAZ to true.',
    },
  },
  {
    name: 'MultiAZ from a parameter without value',
    records: [database({ MultiAZ: unseen('parameter "Standby" has no value', 'Standby') })],
    says: { verdict: 'unknown', message: 'MultiAZ: parameter "Standby" has no value.' },
  },
  {
    name: 'a member of an Aurora cluster',
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'aurora-postgresql' })],
    says: { verdict: 'not-applicable', message: 'Is a member of a cluster, whose members are judged together.' },
  },
  {
    name: 'a member of an Aurora cluster that asks for MultiAZ itself, which Aurora ignores',
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'aurora-mysql', MultiAZ: false })],
    says: { verdict: 'not-applicable', message: 'Is a member of a cluster, whose members are judged together.' },
  },
  {
    name: 'an Aurora cluster with a reader in another zone',
    records: [cluster(), member('Writer', 'zone-a'), member('Reader', 'zone-b')],
    says: { verdict: 'pass', message: 'Keeps a standby: Reader, Writer lie in zone-a, zone-b.' },
  },
  {
    name: 'an Aurora cluster of one instance',
    records: [cluster(), member('Writer', 'zone-a')],
    says: {
      verdict: 'fail',
      message: 'Keeps no standby: Writer is its only instance.',
      mend: 'Add an AWS::RDS::DBInstance in another zone whose DBClusterIdentifier is Cluster.',
    },
  },
  {
    name: 'an Aurora cluster whose instances lie in one zone',
    records: [cluster(), member('Writer', 'zone-a'), member('Reader', 'zone-a')],
    says: {
      verdict: 'fail',
      message: 'Keeps no standby in another zone: Reader, Writer all lie in zone-a.',
      mend: 'Set AvailabilityZone of Writer to another zone.',
    },
  },
  {
    name: 'an Aurora cluster that lists its zones',
    records: [cluster({ AvailabilityZones: ['zone-a', 'zone-b', 'zone-c'] }), member('Writer'), member('Reader')],
    says: {
      verdict: 'pass',
      message:
        'Keeps a standby: Reader, Writer are placed in different ones of the zones that AvailabilityZones lists (zone-a, zone-b, zone-c).',
    },
  },
  {
    name: 'an Aurora cluster whose instances AWS places',
    records: [cluster(), member('Writer'), member('Reader')],
    says: {
      verdict: 'unknown',
      message:
        "Reader, Writer name no AvailabilityZone, so AWS chooses one by default, which may be the same as another's.",
    },
  },
  {
    name: 'a Multi-AZ DB cluster',
    records: [given('AWS::RDS::DBCluster', 'Cluster', { Engine: 'postgres', DBClusterInstanceClass: 'db.m6gd.large' })],
    says: {
      verdict: 'pass',
      message: 'Keeps standbys: it is a Multi-AZ DB cluster, with two readable standbys in two other zones.',
    },
  },
  {
    name: 'a DocumentDB cluster of one instance',
    records: [
      given('AWS::DocDB::DBCluster', 'Documents', {}),
      given('AWS::DocDB::DBInstance', 'First', { DBClusterIdentifier: ref('Documents') }),
    ],
    says: {
      verdict: 'fail',
      message: 'Keeps no standby: First is its only instance.',
      mend: 'Add an AWS::DocDB::DBInstance in another zone whose DBClusterIdentifier is Documents.',
    },
  },
  {
    name: 'a secondary cluster without instances',
    records: [given('AWS::RDS::DBCluster', 'Cluster', { Engine: 'aurora-mysql', GlobalClusterIdentifier: 'all' })],
    says: {
      verdict: 'not-applicable',
      message: 'Is a secondary cluster that keeps the data of a global database, without instances.',
    },
  },
];
