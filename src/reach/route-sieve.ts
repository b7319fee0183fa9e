import type { UnseenInput } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { type Addresses, everyAddress, type Family, without } from './addresses.ts';
import { isUnseenInput } from './attempt.ts';
import { addressesText } from './block.ts';
import { type Leg, prefixMatch } from './prefix-match.ts';
import type { RouteTables } from './route-tables.ts';
import { doubtOf, type RouteTarget, targetText } from './route-target.ts';
import { type Hop, placeText, type Sieve } from './sieve.ts';

/** A way out of a subnet: its table, undefined for the main one, and the addresses its VPC keeps to itself. */
export interface Exit {
  readonly subnet: Resource;
  readonly table: Resource | undefined;
  readonly local: Addresses;
}

/** Which addresses a subnet's routes send to a wanted target. */
export function routeSieve(
  tables: RouteTables,
  { subnet, table, local }: Exit,
  family: Family,
  isWanted: (target: RouteTarget) => boolean | UnseenInput,
): Sieve {
  const legs = (table ? tables.routesOf(table) : []).flatMap(({ record, to, target }): Leg[] => {
    const destination = to(family);
    if (!destination) return [];
    const where = isUnseenInput(target) ? 'a target that was not seen' : targetText(target);
    return [{ record, to: destination, where, leads: leadsRight(target, isWanted) }];
  });
  const { legFor, ...matched } = prefixMatch(
    family,
    legs,
    tables.straysOf(subnet).map(({ why }) => why),
    without(everyAddress(family), local),
  );
  const name = table ? `route table ${placeText(table)}` : 'the main route table of its VPC';
  const hop = (wanted: Addresses): Hop => {
    const leg = legFor(wanted);
    if (leg)
      return {
        text: `${name} sends ${addressesText(wanted)} to ${leg.where} by ${placeText(leg.record)}`,
        by: leg.record,
      };
    const text = `subnet ${placeText(subnet)} has no route to ${addressesText(wanted)} in ${name}`;
    return { text, by: table ?? subnet };
  };
  return { ...matched, opens: hop, shuts: hop };
}

function leadsRight(
  target: RouteTarget | UnseenInput,
  isWanted: (target: RouteTarget) => boolean | UnseenInput,
): boolean | UnseenInput {
  if (isUnseenInput(target)) return target;
  return doubtOf(target) ?? isWanted(target);
}
