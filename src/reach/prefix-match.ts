import type { UnseenInput } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { type Addresses, everyAddress, type Family, isEmpty, noAddress, overlap, union, without } from './addresses.ts';
import { isUnseenInput } from './attempt.ts';

/** The addresses a route is for; the longer the prefix, the sooner it wins. */
export interface Destination {
  readonly addresses: Addresses;
  readonly bits: number;
}

/** One route of a table: whom it is for, and whether it leads where it should, as far as either was seen. */
export interface Leg {
  readonly record: Resource;
  readonly to: Destination | UnseenInput;
  readonly leads: boolean | UnseenInput;
  /** Where it leads, in words. */
  readonly where: string;
}

export interface Matched {
  readonly sure: Addresses;
  readonly maybe: Addresses;
  readonly unseen: readonly UnseenInput[];
  /** The route that decides for some of these addresses. */
  readonly legFor: (wanted: Addresses) => Leg | undefined;
}

/** Which addresses the routes lead right: of those that match, the one with the longest prefix decides. Source: "Route priority" in the VPC guide. */
export function prefixMatch(
  family: Family,
  legs: readonly Leg[],
  gaps: readonly UnseenInput[],
  among: Addresses,
): Matched {
  const unseen = [...gaps];
  let perhaps = gaps.length > 0 ? everyAddress(family) : noAddress(family);
  let clouded = perhaps;
  for (const { to, leads } of legs) {
    if (!isUnseenInput(to)) continue;
    unseen.push(to);
    clouded = everyAddress(family);
    if (leads !== false) perhaps = clouded;
  }
  let sure = noAddress(family);
  let left = among;
  const taken: { addresses: Addresses; leg: Leg }[] = [];
  for (const leg of legs.toSorted((a, b) => bitsOf(b) - bitsOf(a))) {
    if (isUnseenInput(leg.to)) continue;
    const addresses = overlap(left, leg.to.addresses);
    if (isEmpty(addresses)) continue;
    left = without(left, addresses);
    taken.push({ addresses, leg });
    if (isUnseenInput(leg.leads)) unseen.push(leg.leads);
    if (leg.leads !== false) perhaps = union(perhaps, addresses);
    if (leg.leads === true) sure = union(sure, without(addresses, clouded));
  }
  return {
    sure,
    maybe: overlap(union(sure, perhaps), among),
    unseen,
    legFor: (wanted) => taken.find(({ addresses }) => !isEmpty(overlap(addresses, wanted)))?.leg,
  };
}

function bitsOf({ to }: Leg): number {
  return isUnseenInput(to) ? 0 : to.bits;
}
