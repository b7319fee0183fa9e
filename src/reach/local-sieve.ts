import { type UnseenInput } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import {
  type Addresses,
  covers,
  everyAddress,
  type Family,
  isEmpty,
  noAddress,
  overlap,
  union,
  without,
} from './addresses.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import type { Network } from './network.ts';
import { doubtOf } from './route-target.ts';
import type { Route, StrayRoute } from './route-tables.ts';
import { type Hop, placeText, type Sieve, unseenSieve } from './sieve.ts';

/** A VPC's widest block has 16 bits, so that a route with fewer never wins over the VPC's own. */
const widestVpcBits = 16;

/**
 * Inside a VPC everything is sent straight on, but for routes longer than the VPC's own block: those may lead to an appliance.
 * Source: "Routing for a middlebox appliance" in the VPC guide.
 */
export function localSieve(network: Network, subnet: Resource | UnseenInput, vpc: Resource, family: Family): Sieve {
  const hop: Hop = { text: `inside VPC ${placeText(vpc)} packets are sent straight on`, by: vpc };
  const all = everyAddress(family);
  if (isUnseenInput(subnet)) return unseenSieve(family, [subnet], hop.text);
  const table = attemptOn(subnet, () => network.tables.tableOf(subnet));
  if (isUnseenInput(table)) return unseenSieve(family, [table], hop.text);
  const routes = [...(table ? network.tables.routesOf(table) : []), ...network.tables.straysOf(subnet)];
  const own = attemptOn(vpc, () => network.addresses.addressesOfVpc(vpc, family));
  const detours = routes.flatMap((route) => detourOf(route, isUnseenInput(own) ? undefined : own, family) ?? []);
  const astray = union(noAddress(family), ...detours.map(({ addresses }) => addresses));
  const direct = without(all, astray);
  return {
    sure: direct,
    maybe: all,
    unseen: detours.map(({ why }) => why),
    opens: () => hop,
    shuts: () => hop,
  };
}

function detourOf(
  route: Route | StrayRoute,
  own: Addresses | undefined,
  family: Family,
): { readonly addresses: Addresses; readonly why: UnseenInput } | undefined {
  const { to, target } = route;
  const destination = to(family);
  const leads = isUnseenInput(target) ? target : doubtOf(target);
  if (!destination || !leads) return undefined;
  const why = 'why' in route ? route.why : leads;
  if (isUnseenInput(destination)) return { addresses: everyAddress(family), why };
  if (family === 'IPv4' && destination.bits <= widestVpcBits) return undefined;
  if (own && (covers(destination.addresses, own) || isEmpty(overlap(own, destination.addresses)))) return undefined;
  return { addresses: destination.addresses, why };
}
