import type { Inventory } from '../inventory/inventory.ts';

/** An inventory that notes which types it was asked for. */
export interface Watched {
  readonly inventory: Inventory;
  /** Whether something of a type was asked for, or every record was gone through. */
  readonly wasAsked: (type: string) => boolean;
}

/** Views of it are made anew, since those that were made before have asked already. */
export function watched(inventory: Inventory): Watched {
  const asked = new Set<string>();
  const families = new Set<string>();
  // Views are kept by inventory: the same answers must give the same one.
  const known = new Map<Inventory, Inventory>();
  let isAll = false;
  const wasAsked = (type: string): boolean =>
    isAll || asked.has(type) || [...families].some((prefix) => type.startsWith(prefix));
  return { inventory: over(inventory), wasAsked };

  function over(inner: Inventory): Inventory {
    const done = known.get(inner) ?? made(inner);
    known.set(inner, done);
    return done;
  }

  function made(inner: Inventory): Inventory {
    const outer: Inventory = {
      ...inner,
      get resources() {
        isAll = true;
        return inner.resources;
      },
      ofType: (...types) => {
        for (const type of types) asked.add(type);
        return inner.ofType(...types);
      },
      ofFamily: (prefix) => {
        families.add(prefix);
        return inner.ofFamily(prefix);
      },
      under: (answers) => (answers.length === 0 ? outer : over(inner.under(answers))),
    };
    return outer;
  }
}
