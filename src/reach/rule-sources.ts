import type { Inventory } from '../inventory/inventory.ts';
import { stringAt, UnseenInput, valueAt } from '../inventory/read.ts';
import { nameOf } from '../inventory/resource.ts';
import type { Value } from '../inventory/value.ts';
import type { IngressRule } from '../inventory/views/security-groups.ts';
import { type Addresses, families } from './addresses.ts';
import { attempt, isUnseenInput } from './attempt.ts';
import { blockOf } from './block.ts';
import { isInternet } from './internet-share.ts';
import { addressesOfPrefixList } from './prefix-lists.ts';

/** Whom a rule admits by address. */
export interface RuleSource {
  /** As it is written: a block, a prefix list. */
  readonly text: string;
  readonly sets: readonly Addresses[];
  /** Whether that is everybody. */
  readonly isInternet: boolean;
}

export interface RuleSources {
  /** The addresses a rule admits, undefined when it names a group only. Throws UnseenInput, also for a rule that names nobody. */
  readonly sourceOf: (rule: IngressRule) => RuleSource | undefined;
}

const groupPaths = ['SourceSecurityGroupId', 'SourceSecurityGroupName'];

/** The sources of ingress rules, by the blocks and prefix lists they name. */
export function ruleSources(inventory: Inventory): RuleSources {
  const ofBlock = (rule: Value, path: string) => (): RuleSource | undefined => {
    const text = stringAt(rule, path);
    if (text === undefined) return undefined;
    const block = blockOf(text);
    if (!block) throw new UnseenInput(`${JSON.stringify(text)} is no block of addresses`, '');
    return { text, sets: [block.addresses], isInternet: isInternet([text]) };
  };
  const ofList = (rule: Value, path: string) => (): RuleSource | undefined => {
    const list = valueAt(rule, path);
    if (list === undefined) return undefined;
    const sets = families.map((family) => addressesOfPrefixList(inventory, list, path, family));
    return { text: `prefix list ${nameOf(inventory.resolve(list, path))}`, sets, isInternet: isInternet(sets) };
  };
  return {
    sourceOf({ rule }) {
      const read = [ofBlock(rule, 'CidrIp'), ofBlock(rule, 'CidrIpv6'), ofList(rule, 'SourcePrefixListId')];
      const found = read.map(attempt).filter((one) => one !== undefined);
      const seen = found.flatMap((one) => (isUnseenInput(one) ? [] : [one]));
      const open = seen.find((one) => one.isInternet);
      if (open) return open;
      const hole = found.find((one) => isUnseenInput(one));
      if (hole) throw hole;
      const [first] = seen;
      if (first) return { ...first, sets: seen.flatMap(({ sets }) => sets) };
      if (groupPaths.some((path) => attempt(() => valueAt(rule, path)) !== undefined)) return undefined;
      throw new UnseenInput('a rule names no source, so whom it admits is not said', '');
    },
  };
}
