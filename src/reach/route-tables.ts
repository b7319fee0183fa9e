import type { Inventory } from '../inventory/inventory.ts';
import { stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { existing } from '../inventory/views/referrers.ts';
import type { Family } from './addresses.ts';
import { attempt, attemptOn, isUnseenInput } from './attempt.ts';
import { blockOf } from './block.ts';
import { addressesOfPrefixList } from './prefix-lists.ts';
import type { Destination } from './prefix-match.ts';
import { type RouteTarget, targetOf } from './route-target.ts';

/** One route, with whatever of it was seen. */
export interface Route {
  readonly record: Resource;
  readonly to: (family: Family) => Destination | UnseenInput | undefined;
  readonly target: RouteTarget | UnseenInput;
}

export interface RouteTables {
  /** The table a subnet is associated with, undefined for the main table of its VPC. Throws UnseenInput. */
  readonly tableOf: (subnet: Resource) => Resource | undefined;
  readonly routesOf: (table: Resource) => readonly Route[];
  /** Routes of a subnet's region that may be of any table. */
  readonly straysOf: (subnet: Resource) => readonly StrayRoute[];
}

/** A route whose table was not seen, and why. */
export interface StrayRoute extends Route {
  readonly why: UnseenInput;
}

export function routeTables(inventory: Inventory): RouteTables {
  const tables = new Map<string, Resource | UnseenInput>();
  const doubtful = new Map<string, UnseenInput>();
  for (const association of inventory.ofType('AWS::EC2::SubnetRouteTableAssociation')) {
    const at = (path: string) => inventory.resolve(valueAt(association.properties, path), path);
    const subnet = attemptOn(association, () => at('SubnetId'));
    if (isUnseenInput(subnet)) doubtful.set(association.region, subnet);
    else
      tables.set(
        subnet.id,
        attemptOn(association, () => (existing(association), at('RouteTableId'))),
      );
  }
  const routes = new Map<string, Route[]>();
  const strays = new Map<string, StrayRoute[]>();
  for (const record of inventory.ofType('AWS::EC2::Route')) {
    const table = attemptOn(record, () =>
      inventory.resolve(valueAt(record.properties, 'RouteTableId'), 'RouteTableId'),
    );
    if (isUnseenInput(table))
      strays.set(record.region, [...(strays.get(record.region) ?? []), { ...routeOf(inventory, record), why: table }]);
    else routes.set(table.id, [...(routes.get(table.id) ?? []), routeOf(inventory, record)]);
  }
  return {
    tableOf(subnet) {
      const table = tables.get(subnet.id) ?? doubtful.get(subnet.region);
      if (isUnseenInput(table)) throw table;
      return table;
    },
    routesOf: ({ id }) => routes.get(id) ?? [],
    straysOf: ({ region }) => strays.get(region) ?? [],
  };
}

function routeOf(inventory: Inventory, record: Resource): Route {
  const target = attemptOn(record, () => targetOf(inventory, existing(record)));
  return { record, target, to: (family) => attemptOn(record, () => destinationOf(inventory, record, family)) };
}

function destinationOf(inventory: Inventory, { properties }: Resource, family: Family): Destination | undefined {
  for (const path of ['DestinationCidrBlock', 'DestinationIpv6CidrBlock']) {
    const text = stringAt(properties, path);
    const block = text === undefined ? undefined : blockOf(text);
    if (text !== undefined && !block) throw new UnseenInput(`"${text}" is not a CIDR block`, path, text);
    if (block?.addresses.family === family) return block;
  }
  const list = valueAt(properties, 'DestinationPrefixListId');
  if (list === undefined) return undefined;
  const addresses = attempt(() => addressesOfPrefixList(inventory, list, 'DestinationPrefixListId', family));
  if (isUnseenInput(addresses)) throw addresses;
  return { addresses, bits: family === 'IPv4' ? 32 : 128 };
}
