import type { Resource } from '../../../src/inventory/resource.ts';
import { type Derivation, NoPart } from './derivation.ts';

/** How many of so many servers stand in each zone. */
export interface Spread {
  /** By the zone's id. */
  readonly instances: Readonly<Record<string, number>>;
  readonly differences: readonly string[];
}

/** Spreads servers as evenly as they go over zones, given by name; the first ones take what is left over. Throws NoPart for none of either. */
export function spread({ zones }: Derivation, { region }: Resource, count: number, names: readonly string[]): Spread {
  if (names.length === 0) throw new NoPart('names no subnet, so AWS chooses where it lies');
  if (count === 0) throw new NoPart('keeps no server running');
  const each = Math.floor(count / names.length);
  const over = count % names.length;
  return {
    instances: Object.fromEntries(
      names.map((name, index) => [zones.idOf(region, name), each + (index < over ? 1 : 0)]),
    ),
    differences:
      over === 0 ? [] : [`${count} over ${names.length} zones: which of them have one more is not in the template`],
  };
}
