import type { Inventory } from '../inventory/inventory.ts';
import { stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { join } from '../inventory/value.ts';
import { type Addresses, type Family, noAddress } from './addresses.ts';
import { attemptOn } from './attempt.ts';
import { blockOf } from './block.ts';
import { type Traffic, trafficOfRule } from './flow.ts';
import { type Group, groupMeant } from './group-key.ts';
import { addressesOfPrefixList } from './prefix-lists.ts';

export type Direction = 'ingress' | 'egress';

/** One rule of a security group, inline or standing alone, with whatever of it was seen. */
export interface SecurityRule {
  readonly owner: Resource;
  /** The rule's dotted path in its owner, empty for one that stands alone. */
  readonly path: string;
  readonly traffic: Traffic | UnseenInput;
  /** Whom it is for: the members of a group, or addresses. */
  readonly peer: Peer | UnseenInput;
}

export type Peer =
  | { readonly kind: 'group'; readonly group: Group }
  | { readonly kind: 'addresses'; readonly text: string; readonly of: (family: Family) => Addresses | UnseenInput };

const groupPaths: Readonly<Record<Direction, readonly string[]>> = {
  ingress: ['SourceSecurityGroupId', 'SourceSecurityGroupName'],
  egress: ['DestinationSecurityGroupId'],
};
const listPath: Readonly<Record<Direction, string>> = {
  ingress: 'SourcePrefixListId',
  egress: 'DestinationPrefixListId',
};

export function securityRule(inventory: Inventory, owner: Resource, path: string, direction: Direction): SecurityRule {
  const at = (key: string): string => join(path, key);
  return {
    owner,
    path,
    traffic: attemptOn(owner, () => trafficOfRule(owner.properties, at)),
    peer: attemptOn(owner, () => peerOf(inventory, owner, at, direction)),
  };
}

function peerOf(inventory: Inventory, owner: Resource, at: (key: string) => string, direction: Direction): Peer {
  const { properties: from } = owner;
  const blocks = ['CidrIp', 'CidrIpv6'].map(at).flatMap((path) => {
    const text = stringAt(from, path);
    return text === undefined ? [] : [fromBlock(text, path)];
  });
  const path = at(listPath[direction]);
  const list = valueAt(from, path);
  const [block, another] = blocks;
  if (another || (block && list !== undefined))
    throw new UnseenInput('names several sources, of which AWS takes one', path);
  if (block) return block;
  if (list !== undefined)
    return {
      kind: 'addresses',
      text: typeof list === 'string' ? `prefix list ${list}` : 'a prefix list',
      of: (family) => attemptOn(owner, () => addressesOfPrefixList(inventory, list, path, family)),
    };
  for (const key of groupPaths[direction].map(at)) {
    const value = valueAt(from, key);
    if (value !== undefined) return { kind: 'group', group: groupMeant(inventory, value, key) };
  }
  // Without a source or a destination CloudFormation adds no rule.
  return { kind: 'addresses', text: 'nobody', of: noAddress };
}

function fromBlock(text: string, path: string): Peer {
  const block = blockOf(text);
  if (!block) throw new UnseenInput(`"${text}" is not a CIDR block`, path, text);
  const { addresses } = block;
  return { kind: 'addresses', text, of: (family) => (addresses.family === family ? addresses : noAddress(family)) };
}
