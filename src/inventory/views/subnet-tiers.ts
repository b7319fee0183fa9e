import type { Inventory } from '../inventory.ts';
import { stringAt, UnseenInput, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { routesOfSubnet } from './routes-of-subnet.ts';

/** public: a default route to an internet gateway; private: one to something else; isolated: none. */
export type SubnetTier = 'public' | 'private' | 'isolated';

interface TierOfSubnet {
  readonly tier: SubnetTier;
  readonly seen: readonly Resource[];
}

/** The tier of a subnet, by the routes of its table, and the records that decide it. Throws UnseenInput. */
export interface SubnetTiers {
  readonly tierOf: (subnet: Resource) => TierOfSubnet;
}

export function subnetTiers(inventory: Inventory): SubnetTiers {
  const { tableOf, routesOf } = routesOfSubnet(inventory);
  return {
    tierOf(subnet) {
      const table = tableOf(subnet);
      // The main table of a VPC has no default route unless somebody adds one to it, which templates cannot.
      if (!table) return { tier: 'isolated', seen: [] };
      const defaults = routesOf(table).filter(isDefault);
      const seen = [table, ...defaults];
      if (defaults.some((route) => leadsToInternet(route, inventory))) return { tier: 'public', seen };
      return { tier: defaults.length > 0 ? 'private' : 'isolated', seen };
    },
  };
}

function isDefault({ properties }: Resource): boolean {
  if (valueAt(properties, 'DestinationPrefixListId') !== undefined) return false;
  return (
    stringAt(properties, 'DestinationCidrBlock') === '0.0.0.0/0' ||
    stringAt(properties, 'DestinationIpv6CidrBlock') === '::/0'
  );
}

function leadsToInternet(route: Resource, inventory: Inventory): boolean {
  const gateway = valueAt(route.properties, 'GatewayId');
  if (gateway === undefined) return false;
  if (typeof gateway === 'string' && gateway.startsWith('igw-')) return true;
  if (typeof gateway === 'string')
    throw new UnseenInput(`${nameOf(route)} leads to ${gateway}, which was not collected`, 'GatewayId');
  return inventory.resolve(gateway, 'GatewayId').type === 'AWS::EC2::InternetGateway';
}
