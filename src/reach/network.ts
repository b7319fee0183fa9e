import type { Inventory } from '../inventory/inventory.ts';
import { type UnseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { aclSieve } from './acl-sieve.ts';
import { type Addresses, everyAddress, type Family, noAddress } from './addresses.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import { type Endpoints, endpointsOf } from './endpoints.ts';
import type { Place } from './endpoint.ts';
import { ephemeralPorts, type Flow, flowText } from './flow.ts';
import { type Groups, groupSieve } from './group-sieve.ts';
import { memo } from './memo.ts';
import { type NetworkAcls, networkAcls } from './network-acls.ts';
import { type RouteTables, routeTables } from './route-tables.ts';
import { routeSieve } from './route-sieve.ts';
import type { RouteTarget } from './route-target.ts';
import { type SecurityGroupRules, securityGroupRules } from './security-groups.ts';
import type { Direction } from './security-rule.ts';
import { placeText, type Sieve, unseenSieve } from './sieve.ts';
import { type Standing, type SubnetAddresses, subnetAddresses } from './subnet-addresses.ts';

/** Everything that decides over packets, indexed once for an inventory; what a subnet or a group lets pass is worked out once. */
export interface Network {
  readonly inventory: Inventory;
  readonly endpoints: Endpoints;
  readonly rules: SecurityGroupRules;
  readonly tables: RouteTables;
  readonly acls: NetworkAcls;
  readonly addresses: SubnetAddresses;
  readonly vpcOf: (subnet: Resource | UnseenInput) => Resource | UnseenInput;
  /** Where a place's own addresses lie, undefined when it has none of the family. */
  readonly standingOf: (place: Place, family: Family) => Standing | undefined;
  readonly throughGroups: (own: Groups, direction: Direction, flow: Flow, family: Family, others: Groups) => Sieve;
  readonly throughAcl: (subnet: Resource | UnseenInput, direction: Direction, flow: Flow, family: Family) => Sieve;
  /** The addresses a subnet's routes send to a target of the wanted kind; `what` names the wish, for it is kept under that name. */
  readonly throughRoutes: (
    subnet: Resource | UnseenInput,
    family: Family,
    what: string,
    isWanted: (target: RouteTarget) => boolean | UnseenInput,
  ) => Sieve;
  /** One port of each stretch of client ports that the network ACLs of these subnets treat alike. */
  readonly answerPorts: (subnets: readonly (Resource | UnseenInput)[]) => readonly number[];
}

export function networkOf(inventory: Inventory): Network {
  const rules = securityGroupRules(inventory);
  const tables = routeTables(inventory);
  const acls = networkAcls(inventory);
  const addresses = subnetAddresses(inventory);
  const sieves = memo<Sieve>();
  const vpcs = memo<Resource | UnseenInput>();

  function vpcOf(subnet: Resource | UnseenInput): Resource | UnseenInput {
    if (isUnseenInput(subnet)) return subnet;
    return vpcs(subnet.id, () =>
      attemptOn(subnet, () => inventory.resolve(valueAt(subnet.properties, 'VpcId'), 'VpcId')),
    );
  }

  function standingOf({ subnet, address, speaksIpv6 }: Place, family: Family): Standing | undefined {
    if (family === 'IPv6' && speaksIpv6 === false) return undefined;
    if (family === 'IPv4' && address) return { addresses: address };
    if (isUnseenInput(subnet)) return { addresses: everyAddress(family), within: subnet };
    const standing = attemptOn(subnet, () => addresses.standingOf(subnet, family));
    if (isUnseenInput(standing)) return { addresses: everyAddress(family), within: standing };
    if (family === 'IPv6' && standing && isUnseenInput(speaksIpv6)) return { ...standing, within: speaksIpv6 };
    return standing;
  }

  function throughAcl(subnet: Resource | UnseenInput, direction: Direction, flow: Flow, family: Family): Sieve {
    const acl = isUnseenInput(subnet) ? subnet : attemptOn(subnet, () => acls.aclOf(subnet));
    if (isUnseenInput(acl)) return unseenSieve(family, [acl], 'a network ACL that was not seen');
    return sieves(`acl ${acl.key} ${direction} ${flowText(flow)} ${family}`, () =>
      aclSieve(acls, acl, direction, flow, family),
    );
  }

  function throughRoutes(
    subnet: Resource | UnseenInput,
    family: Family,
    what: string,
    isWanted: (target: RouteTarget) => boolean | UnseenInput,
  ): Sieve {
    if (isUnseenInput(subnet)) return unseenSieve(family, [subnet], 'routes that were not seen');
    return sieves(`routes ${subnet.id} ${family} ${what}`, () => {
      const table = attemptOn(subnet, () => tables.tableOf(subnet));
      if (isUnseenInput(table)) return unseenSieve(family, [table], `the route table of subnet ${placeText(subnet)}`);
      return routeSieve(tables, { subnet, table, local: localOf(subnet, family) }, family, isWanted);
    });
  }

  // Where a VPC's own block was not seen, no address counts as local: what is asked for lies outside the VPC then.
  function localOf(subnet: Resource, family: Family): Addresses {
    const vpc = vpcOf(subnet);
    const local = isUnseenInput(vpc) ? vpc : attemptOn(vpc, () => addresses.addressesOfVpc(vpc, family));
    return isUnseenInput(local) ? noAddress(family) : local;
  }

  function answerPorts(subnets: readonly (Resource | UnseenInput)[]): readonly number[] {
    const starts = subnets.flatMap((subnet) => {
      const acl = isUnseenInput(subnet) ? subnet : attemptOn(subnet, () => acls.aclOf(subnet));
      if (isUnseenInput(acl)) return [];
      return acls
        .entriesOf(acl)
        .flatMap(({ traffic }) => (isUnseenInput(traffic) ? [] : [traffic.from, traffic.to + 1]));
    });
    const { from, to } = ephemeralPorts;
    // High ports first: that is where clients send from.
    return [...new Set([from, ...starts.filter((port) => port > from && port <= to)])].toSorted((a, b) => b - a);
  }

  return {
    inventory,
    endpoints: endpointsOf(inventory),
    rules,
    tables,
    acls,
    addresses,
    vpcOf,
    standingOf,
    throughAcl,
    throughRoutes,
    answerPorts,
    throughGroups: (own, direction, flow, family, others) =>
      sieves(`groups ${keyOf(own)} ${direction} ${flowText(flow)} ${family} ${keyOf(others)}`, () =>
        groupSieve(rules, own, direction, flow, family, others),
      ),
  };
}

function keyOf({ known, unseen, absent }: Groups): string {
  return `${absent ? '-' : ''}${known.map(({ key }) => key).join('+')}?${unseen.map(({ message }) => message).join('+')}`;
}
