import { listAt, mapsAt, stringAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import type { ValueMap } from '../value.ts';
import { isEmptySelector } from './label-selector.ts';

export type Direction = 'Ingress' | 'Egress';

/** The directions a policy speaks of: those it names, else ingress always and egress where it has rules for it. Throws UnseenInput. */
export function directionsOf({ properties }: Resource): readonly Direction[] {
  const named = listAt(properties, 'spec.policyTypes').map((_, index) =>
    stringAt(properties, `spec.policyTypes.${index}`),
  );
  if (named.length === 0) return rulesOf(properties, 'egress').length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
  return (['Ingress', 'Egress'] as const).filter((direction) => named.includes(direction));
}

/** The rules of a policy for a direction, none where it does not speak of it. Throws UnseenInput. */
export function rulesFor(policy: Resource, direction: Direction): readonly ValueMap[] {
  return directionsOf(policy).includes(direction)
    ? rulesOf(policy.properties, direction === 'Ingress' ? 'ingress' : 'egress')
    : [];
}

/** Whether the policy is about every pod of its namespace, whatever its labels: its podSelector is empty or left out. Throws UnseenInput. */
export function isAboutAll({ properties }: Resource): boolean {
  return isEmptySelector(properties, 'spec.podSelector') ?? true;
}

function rulesOf(properties: ValueMap, key: 'ingress' | 'egress'): readonly ValueMap[] {
  return mapsAt(properties, `spec.${key}`);
}
