import type { UnseenInput } from '../inventory/read.ts';
import { originAt, originText, nameOf, type Resource } from '../inventory/resource.ts';
import { type Addresses, everyAddress, type Family, noAddress } from './addresses.ts';

/** One station on the way of a packet, in words, and the record and property that decide there. */
export interface Hop {
  readonly text: string;
  readonly by?: Resource;
  readonly path?: string;
}

/** Which addresses something lets pass: those certainly let through, and those perhaps. What is in neither is certainly stopped. */
export interface Sieve {
  readonly sure: Addresses;
  /** Holds all of `sure`. */
  readonly maybe: Addresses;
  /** What would have to be seen to tell the one from the other. */
  readonly unseen: readonly UnseenInput[];
  /** What lets these addresses through. */
  readonly opens: (addresses: Addresses) => Hop;
  /** What stops these addresses. */
  readonly shuts: (addresses: Addresses) => Hop;
}

export function openSieve(family: Family, hop: Hop): Sieve {
  const all = everyAddress(family);
  return { sure: all, maybe: all, unseen: [], opens: () => hop, shuts: () => hop };
}

export function shutSieve(family: Family, hop: Hop): Sieve {
  const none = noAddress(family);
  return { sure: none, maybe: none, unseen: [], opens: () => hop, shuts: () => hop };
}

/** A station of which nothing was seen: it may let everything through or nothing. */
export function unseenSieve(family: Family, unseen: readonly UnseenInput[], text: string): Sieve {
  const hop = { text };
  return { sure: noAddress(family), maybe: everyAddress(family), unseen, opens: () => hop, shuts: () => hop };
}

/** `Doors (shop.yaml:42)`: a record's name and where the property stands. */
export function placeText(resource: Resource, path?: string): string {
  return `${nameOf(resource)} (${originText(originAt(resource, path))})`;
}
