import { type Case, given, ref, unseen } from '../case.ts';
import { smallNetwork } from '../small-network.ts';

const group = (...names: readonly string[]) =>
  given('AWS::RDS::DBSubnetGroup', 'Group', { SubnetIds: names.map((name) => ref(name)) });
const database = given('AWS::RDS::DBInstance', 'Orders', { DBSubnetGroupName: ref('Group') });
const mend = 'Move it to subnets without a way out.';

export const cases: readonly Case[] = [
  {
    name: 'an isolated subnet',
    records: [...smallNetwork(), group('Isolated'), database],
    says: { verdict: 'pass', message: 'Lies in 1 subnet without a way out.' },
  },
  {
    name: 'a subnet behind a NAT gateway',
    records: [...smallNetwork(), group('Isolated', 'Private'), database],
    says: {
      verdict: 'fail',
      message: 'Lies in Private, which is private: its route table leads out of the network.',
      mend,
    },
  },
  {
    name: 'half of the addresses to another network',
    records: [
      ...smallNetwork(),
      given('AWS::EC2::Route', 'Half', {
        RouteTableId: ref('IsolatedTable'),
        DestinationCidrBlock: '128.0.0.0/1',
        TransitGatewayId: 'tgw-1',
      }),
      group('Isolated'),
      database,
    ],
    says: {
      verdict: 'fail',
      message: 'Lies in Isolated, which is private: its route table leads out of the network.',
      mend,
    },
  },
  {
    name: 'a private block to another network',
    records: [
      ...smallNetwork(),
      given('AWS::EC2::Route', 'Office', {
        RouteTableId: ref('IsolatedTable'),
        DestinationCidrBlock: '10.8.0.0/16',
        TransitGatewayId: 'tgw-1',
      }),
      group('Isolated'),
      database,
    ],
    says: { verdict: 'pass', message: 'Lies in 1 subnet without a way out.' },
  },
  {
    name: 'a public subnet',
    records: [...smallNetwork(), group('Open'), database],
    says: {
      verdict: 'fail',
      message: 'Lies in Open, which is public: its route table leads out of the network.',
      mend,
    },
  },
  {
    name: 'a subnet with a route to the internet over IPv6',
    records: [
      ...smallNetwork(),
      given('AWS::EC2::Route', 'Six', {
        RouteTableId: ref('IsolatedTable'),
        DestinationIpv6CidrBlock: '::/0',
        GatewayId: ref('Gateway'),
      }),
      group('Isolated'),
      database,
    ],
    says: {
      verdict: 'fail',
      message: 'Lies in Isolated, which is public: its route table leads out of the network.',
      mend,
    },
  },
  {
    name: 'no subnet group',
    records: [given('AWS::RDS::DBInstance', 'Orders', {})],
    says: { verdict: 'unknown', message: 'Names no subnets, so that a default decides where it lies.' },
  },
  {
    name: 'a group that was not seen',
    records: [given('AWS::RDS::DBInstance', 'Orders', { DBSubnetGroupName: unseen('no value') })],
    says: { verdict: 'unknown', message: 'DBSubnetGroupName: no value.' },
  },
];
