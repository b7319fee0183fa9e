import { InputError } from '../collect/input-error.ts';

const schemes = ['http:', 'https:', 'postgresql:', 'postgres:'];

/** The address of a ledger that an option was given. Throws InputError unless its scheme is one that a ledger is driven over. */
export function ledgerAddress(flag: string, value: string): URL {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url && url.hostname !== '' && schemes.includes(url.protocol)) return url;
  throw new InputError(
    `Expected ${flag} to be a URL of http, https or postgresql, got "${url ? shownAddress(url) : value}"`,
    undefined,
    'Give a whole one, such as http://127.0.0.1:8080/ledger or postgresql://app@127.0.0.1:5432/orders.',
  );
}

/** An address as it may be kept and shown: without user, password and parameters. */
export function shownAddress(url: URL): string {
  return `${url.protocol}//${url.host}${url.pathname}`;
}
