import type { UnseenInput } from '../inventory/read.ts';
import { type Addresses, everyAddress, type Family, isEmpty, noAddress, overlap, union, without } from './addresses.ts';
import { isUnseenInput } from './attempt.ts';
import { addressesText } from './block.ts';
import { type Flow, flowText, isAbout } from './flow.ts';
import type { AclEntry, NetworkAcl, NetworkAcls } from './network-acls.ts';
import type { Direction } from './security-rule.ts';
import { type Hop, openSieve, placeText, type Sieve } from './sieve.ts';

interface Decision {
  readonly addresses: Addresses;
  readonly entry: AclEntry;
  readonly allows: boolean;
}

const verb: Readonly<Record<Direction, string>> = { ingress: 'in from', egress: 'out to' };

/**
 * Which addresses on the other side a network ACL lets pass for a flow: entries in the order of their numbers, the first that
 * matches decides, and what none matches is denied. An ACL keeps no state, so answers are asked for apart.
 * Source: the VPC guide's page on network ACLs.
 */
export function aclSieve(acls: NetworkAcls, acl: NetworkAcl, direction: Direction, flow: Flow, family: Family): Sieve {
  const about = acls.entriesOf(acl).filter((entry) => mayMatch(entry, direction, flow));
  const unseen: UnseenInput[] = [...acls.unseenOf(acl)];
  if (acl.record === undefined && about.length === 0 && unseen.length === 0)
    return openSieve(family, { text: 'the default network ACL lets everything through' });
  const ordered = about.toSorted((a, b) => numberOf(a) - numberOf(b));
  let left = everyAddress(family);
  let sure = noAddress(family);
  // What an entry that was not wholly seen may let through, and what it may stop, whatever comes after it.
  let perhaps = unseen.length > 0 ? everyAddress(family) : noAddress(family);
  let clouded = perhaps;
  const decisions: Decision[] = [];
  for (const entry of ordered) {
    const block = entry.of(family);
    const reach = isUnseenInput(block) ? everyAddress(family) : block;
    const matched = overlap(left, reach);
    const holes = [entry.number, entry.direction, entry.traffic, entry.allows, block].filter(isUnseenInput);
    if (isEmpty(matched)) continue;
    if (holes.length > 0) {
      unseen.push(...holes);
      if (entry.allows !== false) perhaps = union(perhaps, matched);
      if (entry.allows !== true) clouded = union(clouded, matched);
      continue;
    }
    if (entry.allows) sure = union(sure, without(matched, clouded));
    if (entry.allows) perhaps = union(perhaps, matched);
    decisions.push({ addresses: matched, entry, allows: entry.allows === true });
    left = without(left, matched);
  }
  if (acl.record === undefined) {
    sure = union(sure, without(left, clouded));
    perhaps = union(perhaps, left);
  }
  const decided = (wanted: Addresses, allows: boolean): Hop =>
    hopOf(
      acl,
      direction,
      flow,
      wanted,
      decisions.find((one) => one.allows === allows && !isEmpty(overlap(one.addresses, wanted))),
    );
  return {
    sure,
    maybe: union(sure, perhaps),
    unseen,
    opens: (wanted) => decided(wanted, true),
    shuts: (wanted) => decided(wanted, false),
  };
}

function mayMatch({ direction, traffic }: AclEntry, wanted: Direction, flow: Flow): boolean {
  if (!isUnseenInput(direction) && direction !== wanted) return false;
  return isUnseenInput(traffic) || isAbout(traffic, flow);
}

// An entry whose number was not seen may stand before all others.
function numberOf({ number }: AclEntry): number {
  return isUnseenInput(number) ? -1 : number;
}

function hopOf(acl: NetworkAcl, direction: Direction, flow: Flow, wanted: Addresses, decision?: Decision): Hop {
  const name = acl.record ? `network ACL ${placeText(acl.record)}` : 'the default network ACL';
  const traffic = `${flowText(flow)} ${verb[direction]} ${addressesText(wanted)}`;
  if (!decision) {
    const by = acl.record ? { by: acl.record } : {};
    return { text: acl.record ? `${name} has no entry that lets ${traffic}` : `${name} lets ${traffic}`, ...by };
  }
  const { entry, allows } = decision;
  const number = isUnseenInput(entry.number) ? '' : ` ${entry.number}`;
  return {
    text: `${name} ${allows ? 'lets' : 'denies'} ${traffic} by entry${number}, ${placeText(entry.record)}`,
    by: entry.record,
  };
}
