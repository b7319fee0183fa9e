import type { Route, RouteTable } from '@aws-sdk/client-ec2';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import type { NetworkPlace } from './network-place.ts';

/**
 * The routes of a table that somebody declared. Left out: the local ones, which AWS makes with the VPC, and those to a gateway
 * endpoint, which AWS makes from the endpoint's RouteTableIds.
 */
export function mapRoutes({ RouteTableId = '', Routes = [] }: RouteTable, place: NetworkPlace): readonly Mapped[] {
  return Routes.filter((route) => !isMadeByAws(route)).map((route) => {
    const to = route.DestinationCidrBlock ?? route.DestinationIpv6CidrBlock ?? route.DestinationPrefixListId ?? '';
    return {
      type: 'AWS::EC2::Route',
      ref: `${RouteTableId}|${to}`,
      region: place.region,
      tags: {},
      properties: toldValues({
        RouteTableId,
        DestinationCidrBlock: route.DestinationCidrBlock,
        DestinationIpv6CidrBlock: route.DestinationIpv6CidrBlock,
        DestinationPrefixListId: route.DestinationPrefixListId,
        ...targetOf(route),
      }),
      attributes: toldValues({ CidrBlock: to, State: route.State, Origin: route.Origin }),
      api: 'ec2:DescribeRouteTables',
    };
  });
}

/** Whether a route came with the VPC or with a gateway endpoint. */
export function isMadeByAws({ GatewayId, Origin, DestinationPrefixListId }: Route): boolean {
  if (GatewayId === 'local' || Origin === 'CreateRouteTable') return true;
  return DestinationPrefixListId !== undefined && GatewayId?.startsWith('vpce-') === true;
}

/** AWS tells a firewall's endpoint as a gateway, and an instance together with its interface. */
function targetOf(route: Route): object {
  if (route.GatewayId?.startsWith('vpce-')) return { VpcEndpointId: route.GatewayId };
  if (route.InstanceId) return { InstanceId: route.InstanceId };
  const { CarrierGatewayId, CoreNetworkArn, EgressOnlyInternetGatewayId, GatewayId, LocalGatewayId } = route;
  const { NatGatewayId, NetworkInterfaceId, TransitGatewayId, VpcPeeringConnectionId } = route;
  return {
    CarrierGatewayId,
    CoreNetworkArn,
    EgressOnlyInternetGatewayId,
    GatewayId,
    LocalGatewayId,
    NatGatewayId,
    NetworkInterfaceId,
    TransitGatewayId,
    VpcPeeringConnectionId,
  };
}
