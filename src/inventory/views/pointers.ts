import type { Inventory } from '../inventory.ts';
import type { UnseenInput } from '../read.ts';
import type { Resource } from '../resource.ts';
import { isList, isMap, type Value } from '../value.ts';
import { firstHole } from './first-hole.ts';
import { givenName } from './given-name.ts';
import { existing } from './referrers.ts';
import { holeAt, mentioned } from './refers-to.ts';

/** Which other records point at a record from a property, by reference or by its name. Worked out once, so that many may ask. */
export interface Pointers {
  /** Those that refer to it for certain; what was not seen is left out, so an empty list says nothing. */
  readonly certain: (to: Resource) => readonly Resource[];
  /** All of them. Throws UnseenInput when none does for certain and it was not seen where one points, whether it exists, or what the record is named. */
  readonly all: (to: Resource, nameProperty: string) => readonly Resource[];
}

/** `paths` gives each type the property it points from, in the form of `refersTo`; names are also taken from the end of an ARN. */
export function pointersOf(inventory: Inventory, paths: Readonly<Record<string, string>>): Pointers {
  const byRecord = new Map<string, Set<Resource>>();
  const byName = new Map<string, Set<Resource>>();
  const unseen: { readonly from: Resource; readonly why: UnseenInput }[] = [];
  for (const from of inventory.ofType(...Object.keys(paths))) {
    const path = paths[from.type] ?? '';
    for (const id of mentioned(from, path)) add(byRecord, id, from);
    for (const text of textsAlong(from.properties, path.split('.')))
      add(byName, text.slice(text.lastIndexOf(':') + 1), from);
    const why = holeAt(from, path);
    if (why) unseen.push({ from, why });
  }

  const others = (found: ReadonlySet<Resource> | undefined, to: Resource): Resource[] =>
    [...(found ?? [])].filter((from) => from.id !== to.id);
  const certain = (to: Resource): readonly Resource[] =>
    others(byRecord.get(to.id), to).filter(({ existence }) => existence === undefined);

  function all(to: Resource, nameProperty: string): readonly Resource[] {
    const sure = certain(to);
    if (sure.length > 0) return sure;
    const doubtful = others(byRecord.get(to.id), to).map(existing);
    const holes = unseen.filter(({ from }) => from.id !== to.id);
    const hole = firstHole(holes.map(({ why }) => why));
    if (hole) throw hole;
    if (byName.size === 0) return doubtful;
    return others(byName.get(givenName(to, nameProperty) ?? ''), to).map(existing);
  }

  return { certain, all };
}

function add(to: Map<string, Set<Resource>>, key: string, from: Resource): void {
  const found = to.get(key);
  if (found) found.add(from);
  else to.set(key, new Set([from]));
}

function textsAlong(value: Value | undefined, [key, ...rest]: readonly string[]): readonly string[] {
  if (key === undefined) return typeof value === 'string' ? [value] : [];
  if (key === '*') return isList(value) ? value.flatMap((item) => textsAlong(item, rest)) : [];
  return isMap(value) ? textsAlong(value[key], rest) : [];
}
