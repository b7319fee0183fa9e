import type { Component } from './architecture.ts';
import type { Inventory } from './inventory.ts';
import type { Resource } from './resource.ts';
import { tagAt } from './tag-of.ts';

/** Whether the resource belongs to the component. Throws UnseenInput when that hangs on a tag that was not seen. */
export function belongsTo(resource: Resource, component: Component): boolean {
  if (resource.isOutside) return false;
  if (component.types && !component.types.includes(resource.type)) return false;
  if (component.logicalIds && !component.logicalIds.includes(resource.logicalId ?? '')) return false;
  return Object.entries(component.tag ?? {}).every(([key, wanted]) => {
    const value = tagAt(resource, key);
    return value !== undefined && wanted.includes(value);
  });
}

/** The resources of a component. Throws UnseenInput when one of them cannot be told to belong or not. */
export function membersOf(inventory: Inventory, component: Component): readonly Resource[] {
  const { types } = component;
  const candidates = types ? inventory.ofType(...types) : inventory.resources;
  return candidates.filter((resource) => belongsTo(resource, component)).toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** What is to be said of a component of which nothing was found, as a sentence; empty where nothing is. */
export function whyNothing(component: Component | undefined, inventory: Inventory): string {
  if (!component?.logicalIds || inventory.resources.some(({ logicalId }) => logicalId !== undefined)) return '';
  return ' It is chosen by logical ids, and nothing that was read has one: an account tells them of its stacks alone, so read it by them.';
}
