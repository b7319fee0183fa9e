import type { Concrete } from './creator.ts';

/** What a template gives at a key, read for a call: numbers and booleans may be written as text there, one item as no list. */
export function textIn(from: Concrete, key: string): string | undefined {
  const value = from[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new Error(`Expected ${key} to be one value, got ${JSON.stringify(value)}.`);
}

/** Throws where it is not set. */
export function neededIn(from: Concrete, key: string): string {
  const value = textIn(from, key);
  if (value === undefined) throw new Error(`${key} is not set, and the call needs it. Set it in the template.`);
  return value;
}

export function numberIn(from: Concrete, key: string): number | undefined {
  const value = textIn(from, key);
  if (value === undefined) return undefined;
  if (value === '' || Number.isNaN(Number(value)))
    throw new Error(`Expected ${key} to be a number, got ${JSON.stringify(value)}.`);
  return Number(value);
}

export function truthIn(from: Concrete, key: string): boolean | undefined {
  const value = textIn(from, key);
  return value === undefined ? undefined : /^(?:true|yes|on)$/iu.test(value);
}

export function textsIn(from: Concrete, key: string): string[] {
  return listOf(from[key]).flatMap((item) => textIn({ [key]: item }, key) ?? []);
}

/** The map at a key; undefined where it is not set. */
export function mapIn(from: Concrete, key: string): Concrete | undefined {
  return mapsIn(from, key)[0];
}

export function mapsIn(from: Concrete, key: string): readonly Concrete[] {
  return listOf(from[key]).filter(isMap);
}

export function tagsIn(from: Concrete, key = 'Tags'): { Key: string; Value: string }[] {
  return mapsIn(from, key).map((tag) => ({ Key: neededIn(tag, 'Key'), Value: textIn(tag, 'Value') ?? '' }));
}

/** A copy in which the members of these names, however deep, are numbers and booleans where they were written as text. */
export function typed(given: unknown, numbers: ReadonlySet<string>, truths: ReadonlySet<string>): unknown {
  if (Array.isArray(given)) return given.map((item) => typed(item, numbers, truths));
  if (!isMap(given)) return given;
  return Object.fromEntries(
    Object.entries(given).map(([key, item]) => {
      if (typeof item === 'string' && numbers.has(key)) return [key, numberIn(given, key)];
      if (typeof item === 'string' && truths.has(key)) return [key, truthIn(given, key)];
      return [key, typed(item, numbers, truths)];
    }),
  );
}

/** The paths of members that are set and not among those that the calls take, each with the reason. */
export function leftOut(from: Concrete, taken: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    Object.keys(from)
      .filter((key) => from[key] !== undefined && !taken.includes(key))
      .map((key) => [key, 'is not handed to the emulator: the creator makes no call for it']),
  );
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function isMap(value: unknown): value is Concrete {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
