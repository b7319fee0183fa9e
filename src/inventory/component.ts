import type { Component } from './architecture.ts';
import type { Inventory } from './inventory.ts';
import { unseenInput } from './read.ts';
import type { Resource } from './resource.ts';
import { isUnseen } from './value.ts';

/** Whether the resource belongs to the component. Throws UnseenInput when that hangs on a tag that was not seen. */
export function belongsTo(resource: Resource, component: Component): boolean {
  if (component.types && !component.types.includes(resource.type)) return false;
  if (component.logicalIds && !component.logicalIds.includes(resource.logicalId ?? '')) return false;
  return Object.entries(component.tag ?? {}).every(([key, wanted]) => {
    const value = Object.hasOwn(resource.tags, key) ? resource.tags[key] : undefined;
    if (isUnseen(value)) throw unseenInput(value, `tag ${key}`);
    return value !== undefined && wanted.includes(value);
  });
}

/** The resources of a component. Throws UnseenInput when one of them cannot be told to belong or not. */
export function membersOf(inventory: Inventory, component: Component): readonly Resource[] {
  return inventory.resources.filter((resource) => belongsTo(resource, component));
}
