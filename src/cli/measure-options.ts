import { InputError } from '../collect/input-error.ts';

/** The number an option was given. Throws InputError that names the option and what it got. */
export function numberOption(flag: string, value: string, { above = 0, upTo = Infinity } = {}): number {
  const number = Number(value);
  if (value.trim() !== '' && number > above && number <= upTo && Number.isFinite(number)) return number;
  const range = upTo === Infinity ? `above ${above}` : `above ${above} and at most ${upTo}`;
  throw new InputError(
    `Expected ${flag} to be a number ${range}, got "${value}"`,
    undefined,
    `Give it a number ${range}.`,
  );
}

/** A URL an option was given. Throws InputError unless it is one of http or https. */
export function urlOption(flag: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return url;
  throw new InputError(
    `Expected ${flag} to be a URL, got "${value}"`,
    undefined,
    'Give a whole one, such as http://127.0.0.1:8080/health.',
  );
}
