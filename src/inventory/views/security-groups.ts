import type { Inventory } from '../inventory.ts';
import { listAt, numberAt, stringAt, UnseenInput, valueAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import { isMap, join, unseen, unseenIn, type Value } from '../value.ts';
import { groupPaths } from './group-paths.ts';
import { existing, meantBy } from './referrers.ts';
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

const parts = new Set(['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress']);
/** What only passes the name of a group on, or permits something on it, carries it not. */
const mentioners =
  /^(?:AWS::CloudFormation::(?:Stack|StackSet|CustomResource)|AWS::SSM::Parameter|AWS::IAM::.*|Custom::.*)$/u;

export function securityGroups(inventory: Inventory): SecurityGroups {
  const carriers = new Map<string, Set<Resource>>();
  for (const resource of inventory.resources.filter(({ type }) => !parts.has(type) && !mentioners.test(type))) {
    for (const { to } of resource.edges) carriers.set(to, (carriers.get(to) ?? new Set()).add(resource));
  }
  let unsure: readonly Unsure[] | undefined;
  let standing: StandingRules | undefined;
  return {
    ingressOf(group) {
      const inline = listAt(group.properties, 'SecurityGroupIngress').map((item, index): IngressRule => {
        const rule = isMap(item) || unseenIn(item) ? item : unseen(`expected a map, got ${JSON.stringify(item)}`);
        return { owner: group, path: join('SecurityGroupIngress', index), rule };
      });
      standing ??= standingRules(inventory);
      return [...inline, ...(standing.get(group.id) ?? []), ...(standing.get(undefined) ?? [])];
    },
    certainCarriersOf: (group) =>
      [...(carriers.get(group.id) ?? [])].filter(({ existence }) => existence === undefined),
    carriersOf(group, isWanted) {
      const found = [...(carriers.get(group.id) ?? [])].filter(isWanted).map(existing);
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
      group = meantBy(inventory, owner, 'GroupId')?.id ?? '';
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

/** The block a rule admits, undefined when its source is a group or a prefix list. Throws UnseenInput. */
export function blockOf({ rule }: IngressRule): string | undefined {
  return stringAt(rule, 'CidrIp') ?? stringAt(rule, 'CidrIpv6');
}

/** Whether the rule names another group as its source. Throws UnseenInput. */
export function namesGroup({ rule }: IngressRule): boolean {
  return valueAt(rule, 'SourceSecurityGroupId') !== undefined || valueAt(rule, 'SourceSecurityGroupName') !== undefined;
}

/** Whether a block is so wide that it means everybody: wider than the widest network anyone owns (IPv4 /8, IPv6 /16). */
export function isInternet(block: string): boolean {
  const bits = Number(/^[\d.]+\/(\d{1,2})$|^[\da-f:.]+\/(\d{1,3})$/iu.exec(block)?.slice(1).find(Boolean));
  if (Number.isNaN(bits) || bits > (block.includes(':') ? 128 : 32))
    throw new UnseenInput(`${JSON.stringify(block)} is no block of addresses`, '');
  return bits < (block.includes(':') ? 16 : 8);
}

/** The ports a rule admits, inclusive; all of them when the protocol is all or the ports are left out. Throws UnseenInput. */
export function portsOf({ rule }: IngressRule): { readonly from: number; readonly to: number } {
  const all = { from: 0, to: 65_535 };
  if (stringAt(rule, 'IpProtocol') === '-1') return all;
  const from = numberAt(rule, 'FromPort') ?? all.from;
  const to = numberAt(rule, 'ToPort') ?? all.to;
  return from === -1 ? all : { from, to };
}
