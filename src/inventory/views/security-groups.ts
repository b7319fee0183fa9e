import type { Inventory } from '../inventory.ts';
import { mapsAt, numberAt, stringAt, valueAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import type { ValueMap } from '../value.ts';
import { join } from '../value.ts';
import { referrersOf } from './referrers.ts';

/** One ingress rule, inline or standing alone: who states it and where, and what it admits. */
export interface IngressRule {
  readonly owner: Resource;
  /** Dotted path of the rule in its owner's properties, empty for a rule that stands alone. */
  readonly path: string;
  readonly rule: ValueMap;
}

export interface SecurityGroups {
  /** All ingress rules of a group. Throws UnseenInput when a standing rule's group was not seen. */
  readonly ingressOf: (group: Resource) => readonly IngressRule[];
  /** What carries the group: every record but other groups and rules that refers to it. */
  readonly carriersOf: (group: Resource) => readonly Resource[];
}

const parts = new Set(['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress']);

export function securityGroups(inventory: Inventory): SecurityGroups {
  const referrers = referrersOf(inventory);
  const carriers = new Map<string, Set<Resource>>();
  for (const resource of inventory.resources.filter(({ type }) => !parts.has(type))) {
    for (const { to } of resource.edges) carriers.set(to, (carriers.get(to) ?? new Set()).add(resource));
  }
  return {
    ingressOf(group) {
      const inline = mapsAt(group.properties, 'SecurityGroupIngress').map(
        (rule, index): IngressRule => ({ owner: group, path: join('SecurityGroupIngress', index), rule }),
      );
      const standing = referrers
        .all(group, 'AWS::EC2::SecurityGroupIngress', 'GroupId')
        .map((owner): IngressRule => ({ owner, path: '', rule: owner.properties }));
      return [...inline, ...standing];
    },
    carriersOf: (group) => [...(carriers.get(group.id) ?? [])],
  };
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
  const bits = Number(block.slice(block.lastIndexOf('/') + 1));
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
