import { isList, isMap, isUnseen, join, type Value } from '../../inventory/value.ts';
import { beyondAlike, byLength } from './beyond-alike.ts';
import { isOrderedList } from './ordered-list.ts';

/**
 * Which declared item each one that is told was made of, by its place; undefined for one that nobody declared. Where the order says
 * nothing, that is the item which says the same, or else the same but for `but`, which the emulator is known to alter, or else the most
 * of it; among equals the one at the same place.
 */
export function beyondTwins(
  told: readonly Value[],
  declared: readonly Value[],
  but: readonly string[],
  path: string,
): readonly (number | undefined)[] {
  if (isOrderedList(path)) return told.map((_, index) => (index < declared.length ? index : undefined));
  const at = join(path, '*');
  const twins = new Map<number, number>();
  const left = new Set(declared.keys());
  const bare = declared.map((item) => without(item, but));
  const bySize = [...declared.keys()].toSorted((a, b) => byLength(declared[a] ?? null, declared[b] ?? null));
  pair((index, own) => mayBe(told[index], declared[own], at));
  pair((index, own) => mayBe(told[index], bare[own], at));
  const distances = told.flatMap((item, index) =>
    (twins.has(index) ? [] : [...left]).map((own) => ({
      index,
      own,
      distance: distanceOf(item, bare[own], at),
      apart: Math.abs(index - own),
    })),
  );
  for (const { index, own } of distances.toSorted((a, b) => a.distance - b.distance || a.apart - b.apart))
    if (!twins.has(index) && left.delete(own)) twins.set(index, own);
  return told.map((_, index) => twins.get(index));

  function pair(isTwin: (index: number, own: number) => boolean): void {
    for (const own of bySize) {
      if (!left.has(own)) continue;
      const isFree = (index: number): boolean => index < told.length && !twins.has(index) && isTwin(index, own);
      const index = isFree(own) ? own : told.keys().find(isFree);
      if (index === undefined) continue;
      twins.set(index, own);
      left.delete(own);
    }
  }
}

/** Whether nothing declared is told otherwise; what is unseen may be what was declared. */
function mayBe(told: Value | undefined, declared: Value | undefined, path: string): boolean {
  if (declared === undefined || isUnseen(told)) return true;
  if (!isMap(declared) || !isMap(told)) return beyondAlike(told, declared, path);
  return Object.entries(declared).every(([key, item]) => mayBe(told[key], item, join(path, key)));
}

/** How many declared values are told otherwise. */
function distanceOf(told: Value | undefined, declared: Value | undefined, path: string): number {
  if (!isMap(declared) || !isMap(told)) return mayBe(told, declared, path) ? 0 : 1;
  return Object.entries(declared).reduce((sum, [key, item]) => sum + distanceOf(told[key], item, join(path, key)), 0);
}

function without(value: Value, [key, ...rest]: readonly string[]): Value {
  if (key === '*') return isList(value) ? value.map((item) => without(item, rest)) : value;
  if (key === undefined || !isMap(value) || value[key] === undefined) return value;
  const { [key]: below, ...others } = value;
  return rest.length === 0 ? others : { ...others, [key]: without(below ?? null, rest) };
}
