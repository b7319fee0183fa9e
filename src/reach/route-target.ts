import type { Inventory } from '../inventory/inventory.ts';
import { UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';

/** Where a route leads. `appliance` is whatever decides by itself: a firewall's endpoint, a network interface, an instance. */
export type RouteTarget =
  | { readonly kind: RouteTargetKind; readonly record: Resource }
  | { readonly kind: 'elsewhere'; readonly text: string }
  | { readonly kind: 'private gateway'; readonly text: string }
  | { readonly kind: 'nowhere' };

export type RouteTargetKind =
  | 'internet gateway'
  | 'NAT gateway'
  | 'egress-only gateway'
  | 'peering'
  | 'transit gateway'
  | 'appliance';

const kinds: readonly (readonly [path: string, kind: RouteTargetKind | 'elsewhere'])[] = [
  ['NatGatewayId', 'NAT gateway'],
  ['EgressOnlyInternetGatewayId', 'egress-only gateway'],
  ['VpcPeeringConnectionId', 'peering'],
  ['TransitGatewayId', 'transit gateway'],
  ['VpcEndpointId', 'appliance'],
  ['NetworkInterfaceId', 'appliance'],
  ['InstanceId', 'appliance'],
  ['LocalGatewayId', 'elsewhere'],
  ['CarrierGatewayId', 'elsewhere'],
  ['CoreNetworkArn', 'elsewhere'],
];

/** The target of a route; a route without one is a black hole. Throws UnseenInput when it was not seen. */
export function targetOf(inventory: Inventory, { properties }: Resource): RouteTarget {
  const gateway = valueAt(properties, 'GatewayId');
  if (gateway !== undefined) return gatewayMeant(inventory, gateway);
  for (const [path, kind] of kinds) {
    const value = valueAt(properties, path);
    if (value === undefined) continue;
    if (kind === 'elsewhere') return { kind, text: `the ${path.replace(/(?:Id|Arn)$/u, '')}` };
    return { kind, record: inventory.resolve(value, path) };
  }
  return { kind: 'nowhere' };
}

function gatewayMeant(inventory: Inventory, gateway: Parameters<Inventory['resolve']>[0]): RouteTarget {
  if (typeof gateway === 'string' && gateway.startsWith('vgw-')) return { kind: 'private gateway', text: gateway };
  const record = inventory.resolve(gateway, 'GatewayId');
  if (record.type === 'AWS::EC2::InternetGateway') return { kind: 'internet gateway', record };
  if (record.type === 'AWS::EC2::VPNGateway') return { kind: 'private gateway', text: nameOf(record) };
  // Templates name the attachment now and then, or a VPC endpoint of the gateway kind.
  if (record.type === 'AWS::EC2::VPCEndpoint') return { kind: 'appliance', record };
  throw new UnseenInput(`leads to ${nameOf(record)} (${record.type})`, 'GatewayId');
}

/**
 * Why nobody can tell from the routes what becomes of a packet sent there: an appliance decides by rules of its own.
 * Undefined for targets that only pass packets on.
 */
export function doubtOf(target: RouteTarget): UnseenInput | undefined {
  if (target.kind === 'appliance')
    return new UnseenInput(`packets pass ${nameOf(target.record)}, whose own rules are not read`, '');
  if (target.kind === 'elsewhere')
    return new UnseenInput(`packets pass ${target.text}, behind which nothing was collected`, '');
  return undefined;
}

export function targetText(target: RouteTarget): string {
  if (target.kind === 'nowhere') return 'nowhere';
  return 'text' in target ? target.text : nameOf(target.record);
}
