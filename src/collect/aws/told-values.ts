import type { Value, ValueMap } from '../../inventory/value.ts';

/**
 * What an answer tells, as the inventory keeps it: members that are not set are left out, and so are empty lists, which AWS gives
 * where nothing was set; times are UTC text, bytes base64.
 */
export function toldValues(answer: object): ValueMap {
  return Object.fromEntries(
    Object.entries(answer).flatMap(([key, member]): [string, Value][] => {
      const value = toldValue(member);
      return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[key, value]];
    }),
  );
}

/** One member of an answer; undefined when it is not set. */
export function toldValue(member: unknown): Value | undefined {
  if (member === undefined || member === null) return undefined;
  if (member instanceof Date) return member.toISOString();
  if (member instanceof Uint8Array) return Buffer.from(member).toString('base64');
  if (Array.isArray(member)) return member.map(toldValue).filter((item) => item !== undefined);
  if (typeof member === 'object') return toldValues(member);
  return member as string | number | boolean;
}
