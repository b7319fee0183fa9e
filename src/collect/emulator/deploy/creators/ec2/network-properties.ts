import type { Concrete } from '../../creator.ts';
import { mapsIn, neededIn, numberIn, tagsIn, textIn, textsIn, truthIn } from '../../given.ts';

/** A template's properties, read for a call. */
export interface NetworkProperties {
  readonly text: (key: string) => string | undefined;
  /** Throws where it is not set. */
  readonly needed: (key: string) => string;
  readonly flag: (key: string) => boolean | undefined;
  readonly number: (key: string) => number | undefined;
  readonly texts: (key: string) => readonly string[];
  /** One map, or a list of them. */
  readonly maps: (key: string) => readonly NetworkProperties[];
  /** The `Tags` for one kind of resource, to be spread into a call that creates it. */
  readonly tagged: <Kind extends string>(kind: Kind) => { readonly TagSpecifications?: TagSpecification<Kind>[] };
  readonly all: Concrete;
}

interface TagSpecification<Kind> {
  readonly ResourceType: Kind;
  readonly Tags: { Key: string; Value: string }[];
}

export function networkProperties(all: Concrete): NetworkProperties {
  return {
    all,
    text: (key) => textIn(all, key),
    needed: (key) => neededIn(all, key),
    flag: (key) => truthIn(all, key),
    number: (key) => numberIn(all, key),
    texts: (key) => textsIn(all, key),
    maps: (key) => mapsIn(all, key).map(networkProperties),
    tagged(kind) {
      const Tags = tagsIn(all);
      return Tags.length > 0 ? { TagSpecifications: [{ ResourceType: kind, Tags }] } : {};
    },
  };
}
