import type { Inventory } from '../inventory.ts';
import { listAt, UnseenInput, valueAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import { isList, isMap, join, unseen, unseenIn, type Value } from '../value.ts';
import { allHold, firstThat } from './first-that.ts';
import { groupOfRule } from './group-of-rule.ts';
import { groupPaths } from './group-paths.ts';
import { existing } from './referrers.ts';
import { holeAt } from './refers-to.ts';

/** One ingress rule, inline or standing alone: who states it and where, and what it admits; unseen where it may be none of the group. */
export interface IngressRule {
  readonly owner: Resource;
  /** Dotted path of the rule in its owner's properties, empty for a rule that stands alone. */
  readonly path: string;
  readonly rule: Value;
}

export interface SecurityGroups {
  /** All ingress rules that a group has or may have. Throws UnseenInput when its own list was not seen. */
  readonly ingressOf: (group: Resource) => readonly IngressRule[];
  /** What carries the group for certain: every record that refers to it but other groups, rules, and what passes its name on. There may be more. */
  readonly certainCarriersOf: (group: Resource) => readonly Resource[];
  /** All of the types wanted that carry it. Throws UnseenInput when it was not seen which groups one of them carries. */
  readonly carriersOf: (group: Resource, isWanted: (carrier: Resource) => boolean) => readonly Resource[];
}

const inlinePath = 'SecurityGroupIngress';
const parts = new Set(['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress']);
/** What only passes the name of a group on, or permits something on it, carries it not. */
const mentioners =
  /^(?:AWS::CloudFormation::(?:Stack|StackSet|CustomResource)|AWS::SSM::Parameter|AWS::IAM::.*|Custom::.*)$/u;

export function securityGroups(inventory: Inventory): SecurityGroups {
  const carriers = (group: Resource): readonly Resource[] =>
    inventory.referringTo(group.id).filter(({ type }) => !parts.has(type) && !mentioners.test(type));
  let unsure: readonly Unsure[] | undefined;
  let standing: StandingRules | undefined;
  return {
    ingressOf(group) {
      const isOne = !isList(valueAt(group.properties, inlinePath));
      const inline = listAt(group.properties, inlinePath).map((item, index): IngressRule => {
        const rule = isMap(item) || unseenIn(item) ? item : unseen(`expected a map, got ${JSON.stringify(item)}`);
        return { owner: group, path: isOne ? inlinePath : join(inlinePath, index), rule };
      });
      standing ??= standingRules(inventory);
      return [...inline, ...(standing.get(group.id) ?? []), ...(standing.get(undefined) ?? [])];
    },
    certainCarriersOf: (group) => carriers(group).filter(({ existence }) => existence === undefined),
    carriersOf(group, isWanted) {
      const found = carriers(group).filter(isWanted).map(existing);
      unsure ??= unsureIn(inventory);
      const other = unsure.find(({ resource }) => isWanted(resource) && !found.includes(resource));
      if (other) throw other.hole;
      return found;
    },
  };
}

/** The rules that stand alone by the id of their group; under undefined those that were not seen whose they are. */
type StandingRules = ReadonlyMap<string | undefined, readonly IngressRule[]>;

function standingRules(inventory: Inventory): StandingRules {
  const rules = inventory.ofType('AWS::EC2::SecurityGroupIngress').map((owner) => {
    let group: string | undefined;
    try {
      group = groupOfRule(inventory, owner)?.id ?? '';
      return { group, rule: { owner: existing(owner), path: '', rule: owner.properties } };
    } catch (error) {
      if (!(error instanceof UnseenInput)) throw error;
      const { message, input, question } = error;
      const rule = { unseen: message, ...(input && { input }), ...(question && { question }) };
      return { group, rule: { owner, path: '', rule } };
    }
  });
  const byGroup = Map.groupBy(rules, ({ group }) => group);
  return new Map([...byGroup].map(([group, found]) => [group, found.map(({ rule }) => rule)]));
}

interface Unsure {
  readonly resource: Resource;
  readonly hole: UnseenInput;
}

/** The records that carry groups which were not all seen. */
function unsureIn(inventory: Inventory): readonly Unsure[] {
  return inventory.ofType(...Object.keys(groupPaths)).flatMap((resource): readonly Unsure[] => {
    const holes = groupPaths[resource.type]?.map((path) => holeAt(resource, path)) ?? [];
    return holes.flatMap((hole) => (hole ? [{ resource, hole }] : []));
  });
}

const addressPaths = ['CidrIp', 'CidrIpv6', 'SourcePrefixListId'];
const sourceGroupPaths = ['SourceSecurityGroupId', 'SourceSecurityGroupName'];

/** Whether the rule names another group as its source, and no addresses beside it. Throws UnseenInput. */
export function namesGroup({ rule }: IngressRule): boolean {
  return allHold([
    ...addressPaths.map((path) => () => valueAt(rule, path) === undefined),
    () => firstThat(sourceGroupPaths, (path) => valueAt(rule, path) !== undefined) !== undefined,
  ]);
}
