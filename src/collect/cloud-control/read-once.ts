import type { Place } from '../aws/collector.ts';
import { identifiersOf } from './identifiers-of.ts';
import { type Model, modelsOf } from './models-of.ts';

/** The resources of a type in a place, and whether all of it was seen. */
export interface ReadOnce {
  readonly models: readonly Model[];
  readonly isWhole: boolean;
}

const read = new WeakMap<Place, Map<string, Promise<ReadOnce>>>();

/** All resources of a type that Cloud Control lists, for types that several collectors ask for: each place is asked once. */
export function readOnce(place: Place, type: string): Promise<ReadOnce> {
  const there = read.get(place) ?? new Map<string, Promise<ReadOnce>>();
  read.set(place, there);
  const asked = there.get(type) ?? ask(place, type);
  there.set(type, asked);
  return asked;
}

async function ask(place: Place, type: string): Promise<ReadOnce> {
  let isWhole = true;
  const watched: Place = {
    ...place,
    async listed(types, list) {
      const found = await place.listed(types, list);
      if (found === undefined) isWhole = false;
      return found;
    },
  };
  const models = await modelsOf(watched, type, await identifiersOf(watched, type));
  return { models, isWhole };
}
