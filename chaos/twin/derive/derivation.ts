import type { Architecture } from '../../../src/inventory/architecture.ts';
import type { Inventory } from '../../../src/inventory/inventory.ts';
import { UnseenInput } from '../../../src/inventory/read.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import { existing } from '../../../src/inventory/views/referrers.ts';
import type { ControlPlaneFacts } from '../control-plane-facts.ts';
import type { LinkDelay, Mapping, NotModelled } from '../twin-plan.ts';
import { slug } from './slug.ts';
import { type ZoneBook, zoneBook } from './zone-book.ts';

/** Thrown for what was seen and has no part in a twin; the message says why. */
export class NoPart extends Error {
  override readonly name = 'NoPart';
}

/** What a plan is derived from. */
export interface TwinSources {
  readonly architecture: Architecture;
  readonly inventory: Inventory;
  readonly facts: ControlPlaneFacts;
  /** The major versions of PostgreSQL that can be run, the best one first. */
  readonly postgresMajors: readonly number[];
}

/** A derivation under way: its sources, and where what becomes of each resource is written down. */
export interface Derivation extends TwinSources {
  readonly zones: ZoneBook;
  /** The delays of links that were asked for. */
  readonly links: LinkDelay[];
  readonly mapping: Mapping[];
  readonly notModelled: NotModelled[];
  /** An id of its own for a part, made of the name or, where another part has that already, of the fuller one. */
  readonly idFor: (region: string, name: string, fuller: string) => string;
  readonly map: (resource: Resource, part: string, differences?: readonly string[]) => void;
  readonly leave: (resource: Resource, reason: string) => void;
  /** What the work comes to; undefined where the resource has no part or was not seen, which is then written down with `about` before the reason. */
  readonly attempt: <T>(resource: Resource, work: () => T, about?: string) => T | undefined;
}

export function derivation(sources: TwinSources): Derivation {
  const zones = zoneBook(sources.architecture);
  const taken = new Set<string>();
  const mapping: Mapping[] = [];
  const notModelled: NotModelled[] = [];

  function idFor(region: string, name: string, fuller: string): string {
    const wanted = [name, fuller].map((one) => `${zones.roleOf(region)}/${slug(one)}`);
    const id = wanted.find((one) => !taken.has(one)) ?? numbered(wanted[1] ?? '');
    taken.add(id);
    return id;
  }

  function numbered(id: string): string {
    let number = 2;
    while (taken.has(`${id}-${number}`)) number += 1;
    return `${id}-${number}`;
  }

  function attempt<T>(resource: Resource, work: () => T, about = ''): T | undefined {
    try {
      existing(resource);
      return work();
    } catch (error) {
      if (error instanceof NoPart) notModelled.push({ resource: resource.id, reason: about + error.message });
      else if (error instanceof UnseenInput)
        notModelled.push({
          resource: resource.id,
          reason: `${about}was not seen: ${error.message}`,
          unseen: error.input === undefined ? {} : { input: error.input },
        });
      else throw error;
      return undefined;
    }
  }

  return {
    ...sources,
    zones,
    links: [],
    mapping,
    notModelled,
    idFor,
    map: ({ id }, part, differences = []) => mapping.push({ resource: id, part, substitution: differences.join('; ') }),
    leave: ({ id }, reason) => notModelled.push({ resource: id, reason }),
    attempt,
  };
}
