import type { Architecture } from '../../../src/inventory/architecture.ts';
import type { TwinRegion } from '../twin-plan.ts';
import { slug } from './slug.ts';

/** The zones that something of the twin lies in, gathered as they are asked for. */
export interface ZoneBook {
  /** The id of a zone, by its region's code and its own name: `primary-a` for me-central-1a. */
  readonly idOf: (region: string, zone: string) => string;
  /** The role of a region, or its code where the architecture gives it none. */
  readonly roleOf: (region: string) => string;
  /** The regions with the zones that were asked for, those of the architecture first and in its order. */
  readonly regions: () => readonly TwinRegion[];
}

export function zoneBook({ regions: declared, bare }: Architecture): ZoneBook {
  const zones = new Map<string, Map<string, string>>(declared.map(({ code }) => [code, new Map()]));

  // Bare templates are judged in a region that plays no role.
  function roleOf(region: string): string {
    const role = bare ? undefined : declared.find(({ code }) => code === region)?.role;
    return role === undefined ? region : slug(role);
  }

  function idOf(region: string, zone: string): string {
    const known = zones.get(region) ?? new Map<string, string>();
    zones.set(region, known);
    const id = `${roleOf(region)}-${slug(zone.startsWith(region) ? zone.slice(region.length) : zone)}`;
    known.set(zone, id);
    return id;
  }

  return {
    idOf,
    roleOf,
    regions: () =>
      [...zones].flatMap(([code, known]) =>
        known.size === 0
          ? []
          : [
              {
                role: roleOf(code),
                code,
                zones: [...known].toSorted(byName).map(([name, id]) => ({ id, name })),
              },
            ],
      ),
  };
}

function byName([one]: readonly [string, string], [other]: readonly [string, string]): number {
  return one < other ? -1 : 1;
}
