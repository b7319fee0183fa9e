import type { Inventory } from '../inventory/inventory.ts';
import { UnseenInput } from '../inventory/read.ts';
import type { Resource } from '../inventory/resource.ts';
import { isReference, type Value } from '../inventory/value.ts';
import { nameOf } from '../inventory/resource.ts';

/** A security group: one that was collected, one that AWS makes with another resource, or one known by its id only. */
export type Group =
  | { readonly kind: 'collected'; readonly key: string; readonly record: Resource }
  | { readonly kind: 'made'; readonly key: string; readonly record: Resource }
  | { readonly kind: 'elsewhere'; readonly key: string };

/** Groups that AWS makes: they admit their own members, and let everything out, until rules are added to them. */
const made: Readonly<Record<string, string>> = {
  DefaultSecurityGroup: 'default security group',
  ClusterSecurityGroupId: 'cluster security group',
};

export function defaultGroupOf(vpc: Resource): Group {
  return { kind: 'made', key: `${vpc.id}#DefaultSecurityGroup`, record: vpc };
}

export function clusterGroupOf(cluster: Resource): Group {
  return { kind: 'made', key: `${cluster.id}#ClusterSecurityGroupId`, record: cluster };
}

/** The group a value means. Throws UnseenInput when it was not seen, or comes from a record that is no group. */
export function groupMeant(inventory: Inventory, value: Value | undefined, path: string): Group {
  if (typeof value === 'string' && !inventory.find(value)) {
    if (/^sg-[0-9a-zA-Z]+$/u.test(value)) return { kind: 'elsewhere', key: value };
  }
  const record = inventory.resolve(value, path);
  if (record.type === 'AWS::EC2::SecurityGroup') return { kind: 'collected', key: record.id, record };
  const attribute = isReference(value) ? value.attribute : '';
  if (attribute in made) return { kind: 'made', key: `${record.id}#${attribute}`, record };
  throw new UnseenInput(`comes from ${nameOf(record)} (${record.type}), which is not a security group`, path);
}

export function groupText(group: Group): string {
  if (group.kind === 'elsewhere') return group.key;
  const name = nameOf(group.record);
  return group.kind === 'collected' ? name : `the ${made[group.key.slice(group.key.indexOf('#') + 1)]} of ${name}`;
}
