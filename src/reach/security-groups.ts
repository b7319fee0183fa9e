import type { Inventory } from '../inventory/inventory.ts';
import { mapsAt, UnseenInput, valueAt } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { groupOfRule } from '../inventory/views/group-of-rule.ts';
import { existing } from '../inventory/views/referrers.ts';
import { join } from '../inventory/value.ts';
import { attemptOn, isUnseenInput } from './attempt.ts';
import { type Group, groupMeant } from './group-key.ts';
import { type Direction, type SecurityRule, securityRule } from './security-rule.ts';

/** All rules of security groups, inline and standing alone. */
export interface SecurityGroupRules {
  /** What was seen of a group's rules, and why there may be more. */
  readonly rulesOf: (group: Group, direction: Direction) => RulesOfGroup;
}

export interface RulesOfGroup {
  readonly rules: readonly SecurityRule[];
  readonly unseen: readonly UnseenInput[];
  /** That no rule for what leaves was written, so that AWS lets everything out. */
  readonly letsAllOut: boolean;
  /** That the group admits its own members, as those do that AWS makes. */
  readonly admitsItself: boolean;
}

const standing: Readonly<Record<Direction, string>> = {
  ingress: 'AWS::EC2::SecurityGroupIngress',
  egress: 'AWS::EC2::SecurityGroupEgress',
};
const inline: Readonly<Record<Direction, string>> = { ingress: 'SecurityGroupIngress', egress: 'SecurityGroupEgress' };

export function securityGroupRules(inventory: Inventory): SecurityGroupRules {
  const alone = { ingress: standingRules(inventory, 'ingress'), egress: standingRules(inventory, 'egress') };
  const known = new Map<string, RulesOfGroup>();

  function rulesOf(group: Group, direction: Direction): RulesOfGroup {
    const key = `${direction} ${group.key}`;
    const found = known.get(key) ?? gather(group, direction);
    known.set(key, found);
    return found;
  }

  function gather(group: Group, direction: Direction): RulesOfGroup {
    const added = alone[direction].byGroup.get(group.key) ?? [];
    const doubtful = group.kind === 'elsewhere' ? [] : (alone[direction].unseen.get(group.record.region) ?? []);
    if (group.kind === 'elsewhere') {
      const missing = new UnseenInput(
        `security group ${group.key} is not among the resources that were collected`,
        '',
        group.key,
      );
      return { rules: added, unseen: [missing, ...doubtful], letsAllOut: false, admitsItself: false };
    }
    if (group.kind === 'made')
      return { rules: added, unseen: doubtful, letsAllOut: direction === 'egress', admitsItself: true };
    return written(group.record, direction, added, doubtful);
  }

  // A standing egress rule takes the default away as an inline one does. Source: the type's page in the CloudFormation reference.
  function written(
    record: Resource,
    direction: Direction,
    added: readonly SecurityRule[],
    doubtful: readonly UnseenInput[],
  ): RulesOfGroup {
    const path = inline[direction];
    const own = attemptOn(record, () =>
      mapsAt(existing(record).properties, path).map((rule, index) =>
        securityRule(inventory, record, record.properties[path] === rule ? path : join(path, index), direction),
      ),
    );
    const rules = isUnseenInput(own) ? added : [...own, ...added];
    const unseen = isUnseenInput(own) ? [own, ...doubtful] : doubtful;
    // A template without a rule gets AWS's own; an API tells that one as a rule.
    const isWritten = 'file' in record.origin;
    const letsAllOut = direction === 'egress' && isWritten && rules.length === 0 && unseen.length === 0;
    return { rules, unseen, letsAllOut, admitsItself: false };
  }

  return { rulesOf };
}

interface StandingRules {
  readonly byGroup: ReadonlyMap<string, readonly SecurityRule[]>;
  /** Why a group of that region may have more rules. */
  readonly unseen: ReadonlyMap<string, readonly UnseenInput[]>;
}

function standingRules(inventory: Inventory, direction: Direction): StandingRules {
  const byGroup = new Map<string, SecurityRule[]>();
  const unseen = new Map<string, UnseenInput[]>();
  for (const owner of inventory.ofType(standing[direction])) {
    const group = attemptOn(owner, () => groupAddedTo(inventory, owner));
    const here = attemptOn(owner, () => existing(owner));
    if (group === undefined) continue;
    if (isUnseenInput(group)) append(unseen, owner.region, group);
    else {
      const rule = securityRule(inventory, owner, '', direction);
      append(byGroup, group.key, isUnseenInput(here) ? { ...rule, traffic: here } : rule);
    }
  }
  return { byGroup, unseen };
}

/** The group a rule is added to, undefined for a name that no group which was collected bears. Throws UnseenInput. */
function groupAddedTo(inventory: Inventory, owner: Resource): Group | undefined {
  const id = valueAt(owner.properties, 'GroupId');
  if (id !== undefined) return groupMeant(inventory, id, 'GroupId');
  const record = groupOfRule(inventory, owner);
  return record && groupMeant(inventory, { reference: record.id, attribute: 'GroupId' }, 'GroupName');
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key);
  if (list) list.push(item);
  else map.set(key, [item]);
}
