import type { Inventory } from '../inventory.ts';
import { unseenInput, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { type Meanings, meanings } from './meanings.ts';

/** Which records of a type mean a given record by their property at a path (`SubnetId`). */
export interface Referrers {
  /** Those that do for certain; what was not seen is left out, so an empty list says nothing. */
  readonly certain: (to: Resource, type: string, path: string) => readonly Resource[];
  /** All of them. Throws UnseenInput when it was not seen what one of the type means, or whether it exists. */
  readonly all: (to: Resource, type: string, path: string) => readonly Resource[];
}

export function referrersOf(inventory: Inventory): Referrers {
  const sources = new Map<string, ReadonlyMap<string, ReadonlySet<Resource>>>();
  const meant = new Map<string, Meanings>();
  return {
    certain: (to, type, path) =>
      [...(sourcesOf(type).get(`${to.id} ${path}`) ?? [])].filter(({ existence }) => existence === undefined),
    all(to, type, path) {
      const key = `${type} ${path}`;
      const known = meant.get(key) ?? meanings(inventory.ofType(type), (from) => meantBy(inventory, from, path));
      meant.set(key, known);
      if (known.unseen) throw known.unseen;
      return (known.byMeant.get(to.id) ?? []).map(existing);
    },
  };

  /** The records of a type by what they refer to, and where. */
  function sourcesOf(type: string): ReadonlyMap<string, ReadonlySet<Resource>> {
    const before = sources.get(type);
    if (before) return before;
    const made = new Map<string, Set<Resource>>();
    for (const resource of inventory.ofType(type)) {
      for (const { to, path } of resource.edges) {
        const key = `${to} ${path}`;
        made.set(key, (made.get(key) ?? new Set()).add(resource));
      }
    }
    sources.set(type, made);
    return made;
  }
}

/** The record that a record's property means, undefined when it is not set. Throws UnseenInput, which names the record. */
export function meantBy(inventory: Inventory, resource: Resource, path: string): Resource | undefined {
  const from = `${nameOf(resource)}.${path}`;
  const value = valueAt({ [nameOf(resource)]: resource.properties }, from);
  return value === undefined ? undefined : inventory.resolve(value, from);
}

/** The record itself. Throws UnseenInput when it was not seen whether it exists. */
export function existing(resource: Resource): Resource {
  if (resource.existence)
    throw unseenInput({ ...resource.existence, unseen: `${nameOf(resource)}: ${resource.existence.unseen}` }, '');
  return resource;
}
