import type { Concrete } from './creator.ts';

/** A document as the text that calls take; a template may give it as a map or as text. Undefined where it is not set. */
export function jsonTextIn(from: Concrete, key: string): string | undefined {
  const value = from[key];
  if (value === undefined || value === null) return undefined;
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return JSON.stringify(value);
  throw new Error(`Expected ${key} to be a document, got ${JSON.stringify(value)}.`);
}

/** Throws where it is not set. */
export function neededJsonTextIn(from: Concrete, key: string): string {
  const text = jsonTextIn(from, key);
  if (text === undefined) throw new Error(`${key} is not set, and the call needs it. Set it in the template.`);
  return text;
}
