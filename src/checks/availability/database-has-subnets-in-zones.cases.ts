import { type Case, given, ref, subnets } from '../case.ts';

const database = (properties: Parameters<typeof given>[2], name = 'Orders') =>
  given('AWS::RDS::DBInstance', name, { Engine: 'postgres', ...properties });
const group = (...zones: readonly string[]) =>
  given('AWS::RDS::DBSubnetGroup', 'Databases', { SubnetIds: zones.map((zone) => ref(`Subnet${zone}`)) });

export const cases: readonly Case[] = [
  {
    name: 'a subnet group over three zones',
    parameters: [3],
    records: [...subnets('a', 'b', 'c'), group('A', 'B', 'C'), database({ DBSubnetGroupName: ref('Databases') })],
    says: {
      verdict: 'pass',
      message:
        'Its subnet group spans 3 (zone-a, zone-b, zone-c); a Multi-AZ instance keeps copies in two of them at a time.',
    },
  },
  {
    name: 'a cluster',
    parameters: [2],
    records: [
      ...subnets('a', 'b'),
      group('A', 'B'),
      given('AWS::RDS::DBCluster', 'Orders', { Engine: 'aurora-postgresql', DBSubnetGroupName: ref('Databases') }),
    ],
    says: { verdict: 'pass', message: 'Its subnet group spans 2 (zone-a, zone-b).' },
  },
  {
    name: 'a subnet group over two zones of three',
    parameters: [3],
    records: [...subnets('a', 'b'), group('A', 'B'), database({ DBSubnetGroupName: ref('Databases') })],
    says: {
      verdict: 'fail',
      message: 'Its subnet group spans at most 2 zones: it has 2 subnets (SubnetA, SubnetB).',
      mend: 'Add subnets of other zones to Databases, until there are 3 zones.',
    },
  },
  {
    name: 'a replica in the region of its source, placed like it',
    parameters: [3],
    records: [
      ...subnets('a', 'b', 'c'),
      group('A', 'B', 'C'),
      database({ DBSubnetGroupName: ref('Databases') }),
      database({ SourceDBInstanceIdentifier: ref('Orders') }, 'Reader'),
    ],
    says: {
      verdict: 'pass',
      subject: 'Reader',
      message:
        'The subnet group of its source Orders spans 3 (zone-a, zone-b, zone-c); a Multi-AZ instance keeps copies in two of them at a time.',
    },
  },
  {
    name: 'a replica in another region that names no subnet group',
    parameters: [3],
    records: [
      ...subnets('a', 'b', 'c'),
      group('A', 'B', 'C'),
      database({ DBSubnetGroupName: ref('Databases') }),
      given(
        'AWS::RDS::DBInstance',
        'Reader',
        { SourceDBInstanceIdentifier: ref('Orders', 'DBInstanceArn') },
        { role: 'failover' },
      ),
    ],
    says: {
      verdict: 'unknown',
      subject: 'Reader',
      message: 'It names no DBSubnetGroupName, so AWS places it by the default of the account, which was not seen.',
    },
  },
  {
    name: 'a group that was not collected',
    parameters: [3],
    records: [database({ DBSubnetGroupName: 'elsewhere' })],
    says: {
      verdict: 'unknown',
      message: 'DBSubnetGroupName: "elsewhere" is not among the resources that were collected.',
    },
  },
  {
    name: 'a member of a cluster',
    parameters: [3],
    records: [database({ DBClusterIdentifier: ref('Cluster') })],
    says: {
      verdict: 'not-applicable',
      message: 'Is a member of a cluster, whose subnets are judged with the cluster.',
    },
  },
];
