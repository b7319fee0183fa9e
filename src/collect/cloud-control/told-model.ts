import type { Value, ValueMap } from '../../inventory/value.ts';

/** JSON as the inventory keeps it: what is null is not set, and so are empty lists, which AWS gives where nothing was set. */
export function toldModel(model: Readonly<Record<string, unknown>>): ValueMap {
  return Object.fromEntries(
    Object.entries(model).flatMap(([key, member]): [string, Value][] => {
      const isUnset = member === undefined || member === null || (Array.isArray(member) && member.length === 0);
      return isUnset ? [] : [[key, toldItem(member)]];
    }),
  );
}

function toldItem(item: unknown): Value {
  // A list in a list stays one.
  if (Array.isArray(item)) return item.filter((one) => one !== undefined && one !== null).map(toldItem);
  return typeof item === 'object' && item !== null
    ? toldModel(item as Readonly<Record<string, unknown>>)
    : (item as Value);
}
