import type { Unseen, ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, subnets, unseen } from '../case.ts';

const table = given('AWS::EC2::RouteTable', 'Inside', {});
const associated = given('AWS::EC2::SubnetRouteTableAssociation', 'InsideA', {
  SubnetId: ref('SubnetA'),
  RouteTableId: ref('Inside'),
});
const gateway = (subnet: string) => given('AWS::EC2::NatGateway', 'Nat', { SubnetId: ref(subnet) });
const route = (properties: ValueMap, name = 'Out') =>
  given('AWS::EC2::Route', name, { RouteTableId: ref('Inside'), ...properties });
const out = route({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: ref('Nat') });
const parameter = (name: string): Unseen => ({
  ...unseen(`parameter "${name}" has no value`, name),
  variable: { id: `shop/${name}`, name },
});
const zoneOne = parameter('ZoneOne');
const mend = 'Give the subnet a route table of its own zone, whose route leads to a NAT gateway in zone-a.';

export const cases: readonly Case[] = [
  {
    name: 'a gateway in the same zone',
    records: [
      ...subnets('a'),
      table,
      associated,
      given('AWS::EC2::Subnet', 'Outside', { AvailabilityZone: 'zone-a' }),
      gateway('Outside'),
      out,
    ],
    says: { verdict: 'pass', subject: 'SubnetA', message: 'Leaves through Nat in zone-a, its own zone.' },
  },
  {
    name: 'a gateway in the zone of the same parameter, which has no value',
    records: [
      given('AWS::EC2::Subnet', 'SubnetA', { AvailabilityZone: zoneOne }),
      table,
      associated,
      given('AWS::EC2::Subnet', 'Outside', { AvailabilityZone: zoneOne }),
      gateway('Outside'),
      out,
    ],
    says: {
      verdict: 'pass',
      subject: 'SubnetA',
      message: 'Leaves through Nat in the zone that ZoneOne names for both, its own.',
    },
  },
  {
    name: 'a gateway in the zone of another parameter',
    records: [
      given('AWS::EC2::Subnet', 'SubnetA', { AvailabilityZone: zoneOne }),
      table,
      associated,
      given('AWS::EC2::Subnet', 'Outside', { AvailabilityZone: parameter('ZoneTwo') }),
      gateway('Outside'),
      out,
    ],
    says: {
      verdict: 'unknown',
      subject: 'SubnetA',
      message: 'AvailabilityZone: parameter "ZoneOne" has no value.',
    },
  },
  {
    name: 'a gateway in another zone',
    records: [...subnets('a', 'b'), table, associated, gateway('SubnetB'), out],
    says: {
      verdict: 'fail',
      subject: 'SubnetA',
      message: 'Lies in zone-a and leaves through Nat in zone-b (Out).',
      mend,
    },
  },
  {
    name: 'a gateway in another zone, for a prefix list only',
    records: [
      ...subnets('a', 'b'),
      table,
      associated,
      gateway('SubnetB'),
      route({ DestinationPrefixListId: 'pl-0abc', NatGatewayId: ref('Nat') }),
    ],
    says: {
      verdict: 'fail',
      subject: 'SubnetA',
      message: 'Lies in zone-a and leaves through Nat in zone-b (Out).',
      mend,
    },
  },
  {
    name: 'a certain failure beside a route that was not seen',
    records: [
      ...subnets('a', 'b'),
      table,
      associated,
      gateway('SubnetB'),
      out,
      given('AWS::EC2::Route', 'Other', { RouteTableId: unseen('parameter "Table" has no value', 'Table') }),
    ],
    says: {
      verdict: 'fail',
      subject: 'SubnetA',
      message: 'Lies in zone-a and leaves through Nat in zone-b (Out).',
      mend,
    },
  },
  {
    name: 'a regional gateway',
    records: [
      ...subnets('a'),
      table,
      associated,
      given('AWS::EC2::NatGateway', 'Nat', { AvailabilityMode: 'regional' }),
      out,
    ],
    says: {
      verdict: 'pass',
      subject: 'SubnetA',
      message: 'Leaves through Nat, a regional NAT gateway, which follows the workload into its zones.',
    },
  },
  {
    name: 'a regional gateway with addresses in one other zone',
    records: [
      ...subnets('a'),
      table,
      associated,
      given('AWS::EC2::NatGateway', 'Nat', {
        AvailabilityMode: 'regional',
        AvailabilityZoneAddresses: [{ AvailabilityZone: 'zone-b' }],
      }),
      out,
    ],
    says: {
      verdict: 'fail',
      subject: 'SubnetA',
      message: 'Lies in zone-a and leaves through Nat in zone-b (Out).',
      mend,
    },
  },
  {
    name: 'a zone by name and a zone by id',
    records: [
      ...subnets('a'),
      table,
      associated,
      given('AWS::EC2::Subnet', 'Outside', { AvailabilityZoneId: 'use1-az1' }),
      gateway('Outside'),
      out,
    ],
    says: {
      verdict: 'unknown',
      subject: 'SubnetA',
      message:
        'Its zone is written zone-a and that of Nat use1-az1; zone names and zone ids are matched differently in every account.',
    },
  },
  {
    name: 'a route whose table was not seen may be its own',
    records: [
      ...subnets('a'),
      table,
      associated,
      gateway('SubnetA'),
      out,
      given('AWS::EC2::Route', 'Other', { RouteTableId: unseen('parameter "Table" has no value', 'Table') }),
    ],
    says: { verdict: 'unknown', subject: 'SubnetA', message: 'Other.RouteTableId: parameter "Table" has no value.' },
  },
  {
    name: 'a gateway that was not collected',
    records: [
      ...subnets('a'),
      table,
      associated,
      route({ DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0abc' }),
    ],
    says: {
      verdict: 'unknown',
      message: 'Out.NatGatewayId: "nat-0abc" is not among the resources that were collected.',
    },
  },
  {
    name: 'a public subnet',
    records: [
      ...subnets('a'),
      table,
      associated,
      route({ DestinationCidrBlock: '0.0.0.0/0', GatewayId: ref('Internet') }),
    ],
    says: { verdict: 'not-applicable', message: 'Has no route to a NAT gateway.' },
  },
  {
    name: 'a subnet left to the main table',
    records: subnets('a'),
    says: {
      verdict: 'not-applicable',
      message:
        'Is associated with no route table; the main table of its VPC has no route to a NAT gateway unless one is added.',
    },
  },
];
