import { isList, isMap, join, type Value } from '../../inventory/value.ts';
import { isOrderedList } from './ordered-list.ts';

/**
 * Whether the same is said: scalars however they are written, of a map at least what was declared, lists item by item, in any order where
 * the order says nothing. What is unseen says nothing. `path` is where it stands.
 */
export function beyondAlike(told: Value | undefined, declared: Value | undefined, path: string): boolean {
  if (isList(declared)) return isList(told) && told.length === declared.length && areAlike(told, declared, path);
  if (isMap(declared))
    return (
      isMap(told) && Object.entries(declared).every(([key, item]) => beyondAlike(told[key], item, join(path, key)))
    );
  return isScalar(told) && isScalar(declared) && String(told) === String(declared);
}

/** Each declared item has one of its own; what says most finds it first, since what says little is like many. */
function areAlike(told: readonly Value[], declared: readonly Value[], path: string): boolean {
  const at = join(path, '*');
  if (isOrderedList(path)) return declared.every((item, index) => beyondAlike(told[index], item, at));
  const left = [...told];
  return declared.toSorted(byLength).every((item) => {
    const found = left.findIndex((one) => beyondAlike(one, item, at));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

export function byLength(one: Value, other: Value): number {
  return JSON.stringify(other).length - JSON.stringify(one).length;
}

function isScalar(value: Value | undefined): value is string | number | boolean | null | undefined {
  return typeof value !== 'object' || value === null;
}
