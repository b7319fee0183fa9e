import type { Value } from '../../../inventory/value.ts';

/** The attributes that are text, as GetAtt returns them. */
export function textsOf(attributes: Readonly<Record<string, Value>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(attributes).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}
