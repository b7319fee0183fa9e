import type { Inventory } from '../inventory/inventory.ts';
import type { Resource } from '../inventory/resource.ts';
import { accessOf } from './access.ts';

/** The other roles whose trust policy names an identity in person, names everyone, or was not wholly seen; they need no permission on its side. */
export function trustingRolesOf(inventory: Inventory): (identity: Resource) => readonly Resource[] {
  const access = accessOf(inventory);
  const naming = new Map<string, Resource[]>();
  const everyone: Resource[] = [];
  for (const role of inventory.ofType('AWS::IAM::Role')) {
    const { statements, unseen } = access.policyOn(role);
    const principals = statements.flatMap((one) => (one.effect === 'Allow' && one.principals ? [one.principals] : []));
    const named = principals.flatMap((one) => one.named);
    const isOpen =
      principals.some(({ except, unseen: holes }) => except || holes.length > 0) ||
      named.some(({ kind }) => kind === 'anonymous');
    if (isOpen || unseen.length > 0) everyone.push(role);
    for (const one of named)
      if (one.kind === 'identity') naming.set(one.record.id, [...(naming.get(one.record.id) ?? []), role]);
  }
  return ({ id }) => [...new Set([...(naming.get(id) ?? []), ...everyone])].filter((role) => role.id !== id);
}
