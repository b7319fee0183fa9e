import { type Case, given, ref, unseen } from '../case.ts';

const vpc = given('AWS::EC2::VPC', 'Net', {});
const subnet = (name: string, zone: Parameters<typeof given>[2][string]) =>
  given('AWS::EC2::Subnet', name, { VpcId: ref('Net'), AvailabilityZone: zone });
/** A route table with a way to the internet, and the subnets that use it. */
const open = (...names: readonly string[]) => [
  given('AWS::EC2::InternetGateway', 'Gateway', {}),
  given('AWS::EC2::RouteTable', 'Table', { VpcId: ref('Net') }),
  given('AWS::EC2::Route', 'Out', {
    RouteTableId: ref('Table'),
    DestinationCidrBlock: '0.0.0.0/0',
    GatewayId: ref('Gateway'),
  }),
  ...names.map((name) =>
    given('AWS::EC2::SubnetRouteTableAssociation', `${name}Table`, {
      SubnetId: ref(name),
      RouteTableId: ref('Table'),
    }),
  ),
];

export const cases: readonly Case[] = [
  {
    name: 'two tiers over two zones',
    parameters: [2],
    records: [
      vpc,
      ...open('PublicA', 'PublicB'),
      subnet('PublicA', 'zone-a'),
      subnet('PublicB', 'zone-b'),
      subnet('DataA', 'zone-a'),
      subnet('DataB', 'zone-b'),
    ],
    says: { verdict: 'pass', message: 'Spans 2 (public), 2 (isolated) zones.' },
  },
  {
    name: 'a tier with one subnet, beside one whose zone was not seen',
    parameters: [2],
    records: [
      vpc,
      ...open('PublicA', 'PublicB'),
      subnet('PublicA', 'zone-a'),
      subnet('PublicB', unseen('parameter "Zone" has no value', 'Zone')),
      subnet('DataA', 'zone-a'),
    ],
    says: {
      verdict: 'fail',
      message: 'Its isolated tier spans at most 1 of 2 zones (DataA).',
      mend: 'Add isolated subnets in other zones, until there are 2 zones.',
    },
  },
  {
    name: 'two subnets of a tier in one zone',
    parameters: [2],
    records: [vpc, subnet('DataA', 'zone-a'), subnet('DataB', 'zone-a')],
    says: {
      verdict: 'fail',
      message: 'Its isolated tier spans 1 of 2 zones (zone-a).',
      mend: 'Add isolated subnets in other zones, until there are 2 zones.',
    },
  },
  {
    name: 'a zone that was not seen',
    parameters: [2],
    records: [vpc, subnet('DataA', 'zone-a'), subnet('DataB', unseen('parameter "Zone" has no value', 'Zone'))],
    says: { verdict: 'unknown', message: 'AvailabilityZone: parameter "Zone" has no value.' },
  },
  {
    name: 'no subnets',
    parameters: [2],
    records: [vpc],
    says: { verdict: 'not-applicable', message: 'Has no subnets here.' },
  },
];
