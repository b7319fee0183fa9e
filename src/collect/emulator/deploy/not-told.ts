import type { ValueMap } from '../../../inventory/value.ts';
import type { Concrete } from './creator.ts';

/** Properties that the emulator took and does not tell when it is asked, but for those that no API tells. */
export function notTold(asked: Concrete, told: ValueMap, but: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.keys(asked)
      .filter((key) => !isEmpty(asked[key]) && !(key in told) && !but.includes(key))
      .map((key) => [key, 'is taken, and not told when it is read back']),
  );
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || (Array.isArray(value) && value.length === 0);
}
