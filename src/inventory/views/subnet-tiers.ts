import type { Inventory } from '../inventory.ts';
import { mapsAt, stringAt, UnseenInput, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { allHold, firstThat } from './first-that.ts';
import { isPrivateBlock } from './private-block.ts';
import { routesOfSubnet } from './routes-of-subnet.ts';

/** public: a route to an internet gateway; private: a way out of the network by something else; isolated: none. */
export type SubnetTier = 'public' | 'private' | 'isolated';

interface TierOfSubnet {
  readonly tier: SubnetTier;
  readonly seen: readonly Resource[];
}

export interface SubnetTiers {
  /** The tier of a subnet, by the routes of its table, and the records that decide it. Throws UnseenInput. */
  readonly tierOf: (subnet: Resource) => TierOfSubnet;
  /** The route over which addresses of IPv6 in the subnet are reached from the internet. Throws UnseenInput. */
  readonly sixthWayIn: (subnet: Resource) => Resource | undefined;
}

export function subnetTiers(inventory: Inventory): SubnetTiers {
  const { tableOf, certainRoutesOf, routesOf } = routesOfSubnet(inventory);

  /** A route of the table of which something holds; the certain ones are asked first. */
  function routeThat(table: Resource, holds: (route: Resource) => boolean): Resource | undefined {
    const certain = certainRoutesOf(table).find((route) => orNot(() => holds(route)));
    return certain ?? firstThat(routesOf(table), holds);
  }

  return {
    tierOf(subnet) {
      const table = tableOf(subnet);
      // The main table of a VPC has no way out unless somebody adds one to it, which templates cannot.
      if (!table) return { tier: 'isolated', seen: [] };
      const toInternet = routeThat(table, (route) => leadsToInternet(route, inventory));
      if (toInternet) return { tier: 'public', seen: [table, toInternet] };
      const out = routeThat(table, (route) => leadsOut(route, inventory));
      return out ? { tier: 'private', seen: [table, out] } : { tier: 'isolated', seen: [table] };
    },
    sixthWayIn(subnet) {
      const table = tableOf(subnet);
      if (!table) return undefined;
      return routeThat(table, (route) => allHold([() => isForSixth(route), () => leadsToInternet(route, inventory)]));
    },
  };
}

const targets = ['NatGatewayId', 'EgressOnlyInternetGatewayId'];

/** Whether a route leads out of the network: to what only passes on to the internet, or to addresses that are not private ones. */
function leadsOut({ properties }: Resource, inventory: Inventory): boolean {
  if (targets.some((path) => valueAt(properties, path) !== undefined)) return true;
  return blocksOf(properties, inventory).some((block) => !isPrivateBlock(block));
}

function blocksOf(properties: Resource['properties'], inventory: Inventory): readonly string[] {
  const path = 'DestinationPrefixListId';
  const list = valueAt(properties, path);
  if (list !== undefined) {
    const record = inventory.resolve(list, path);
    if (record.type !== 'AWS::EC2::PrefixList')
      throw new UnseenInput(`the addresses of ${nameOf(record)} are known only after deployment`, path);
    return mapsAt(record.properties, 'Entries').map((entry) => stringAt(entry, 'Cidr') ?? '');
  }
  return ['DestinationCidrBlock', 'DestinationIpv6CidrBlock'].flatMap((key) => stringAt(properties, key) ?? []);
}

/** A list may hold blocks of either family. */
function isForSixth({ properties }: Resource): boolean {
  const paths = ['DestinationIpv6CidrBlock', 'DestinationPrefixListId'];
  return paths.some((path) => valueAt(properties, path) !== undefined);
}

function leadsToInternet(route: Resource, inventory: Inventory): boolean {
  const gateway = valueAt(route.properties, 'GatewayId');
  if (gateway === undefined) return false;
  if (typeof gateway === 'string' && /^(?:local$|vgw-|vpce-)/u.test(gateway)) return false;
  if (typeof gateway === 'string' && gateway.startsWith('igw-')) return true;
  if (typeof gateway === 'string')
    throw new UnseenInput(`${nameOf(route)} leads to ${gateway}, which was not collected`, 'GatewayId');
  const { type } = inventory.resolve(gateway, 'GatewayId');
  if (type === 'AWS::EC2::VPCGatewayAttachment')
    throw new UnseenInput(`${nameOf(route)} leads to an attachment, not to a gateway`, 'GatewayId');
  return type === 'AWS::EC2::InternetGateway';
}

function orNot(test: () => boolean): boolean {
  try {
    return test();
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    return false;
  }
}
