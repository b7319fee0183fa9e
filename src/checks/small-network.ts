import type { Resource } from '../inventory/resource.ts';
import type { Value } from '../inventory/value.ts';
import { given, ref } from './case.ts';

/** For cases: a VPC with an open, a private and an isolated subnet, each with its route table. Origin: case. */
export function smallNetwork(): Resource[] {
  const table = (name: string, target: Record<string, Value> | undefined): Resource[] => [
    given('AWS::EC2::Subnet', name, { VpcId: ref('Vpc'), AvailabilityZone: 'zone-a' }),
    given('AWS::EC2::RouteTable', `${name}Table`, { VpcId: ref('Vpc') }),
    given('AWS::EC2::SubnetRouteTableAssociation', `${name}Association`, {
      SubnetId: ref(name),
      RouteTableId: ref(`${name}Table`),
    }),
    ...(target
      ? [
          given('AWS::EC2::Route', `${name}Route`, {
            RouteTableId: ref(`${name}Table`),
            DestinationCidrBlock: '0.0.0.0/0',
            ...target,
          }),
        ]
      : []),
  ];
  return [
    given('AWS::EC2::VPC', 'Vpc', { CidrBlock: '10.0.0.0/16' }),
    given('AWS::EC2::InternetGateway', 'Gateway', {}),
    ...table('Open', { GatewayId: ref('Gateway') }),
    ...table('Private', { NatGatewayId: ref('Nat') }),
    ...table('Isolated', undefined),
  ];
}
