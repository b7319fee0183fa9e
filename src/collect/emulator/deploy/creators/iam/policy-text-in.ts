import type { Concrete } from '../../creator.ts';
import { neededJsonTextIn } from '../../json-text-in.ts';

/**
 * A policy as the calls take it. AWS takes one without a version, or with the one of 2008, which differ only in that names in braces
 * stand for themselves; moto refuses both, so that it is given the other. Throws where it is not set.
 */
export function neededPolicyTextIn(from: Concrete, key: string): string {
  const text = neededJsonTextIn(from, key);
  const document: unknown = JSON.parse(text);
  if (typeof document !== 'object' || document === null) return text;
  return JSON.stringify({ ...document, Version: '2012-10-17' });
}
