import { CreateRouteCommand } from '@aws-sdk/client-ec2';
import { networkCreator } from './network-creator.ts';

const destinations = {
  DestinationCidrBlock: 'DestinationCidrBlock',
  DestinationIpv6CidrBlock: 'DestinationIpv6CidrBlock',
  DestinationPrefixListId: 'DestinationPrefixListId',
} as const;
const targets = [
  'CarrierGatewayId',
  'CoreNetworkArn',
  'EgressOnlyInternetGatewayId',
  'GatewayId',
  'InstanceId',
  'LocalGatewayId',
  'NatGatewayId',
  'NetworkInterfaceId',
  'TransitGatewayId',
  'VpcEndpointId',
  'VpcPeeringConnectionId',
] as const;

export const routeCreator = networkCreator({
  type: 'AWS::EC2::Route',
  takes: ['RouteTableId', ...Object.keys(destinations), ...targets],
  async make(given, ec2) {
    const RouteTableId = given.needed('RouteTableId');
    const set = [...Object.keys(destinations), ...targets].flatMap((key) => {
      const value = given.text(key);
      return value === undefined ? [] : [[key, value]];
    });
    await ec2.send(new CreateRouteCommand({ RouteTableId, ...Object.fromEntries(set) }));
    const to =
      Object.keys(destinations)
        .map(given.text)
        .find((value) => value !== undefined) ?? '';
    return { ref: `${RouteTableId}|${to}`, attributes: { CidrBlock: to } };
  },
});
