import { addressBook } from '../prober/address-book.ts';
import { runClock } from '../prober/run-clock.ts';
import { httpLedgerReader, httpLedgerWriter } from './http-ledger.ts';
import type { LedgerReader, LedgerWriter } from './ledger.ts';

/** Where a ledger lies, and how it is found. */
export interface LedgerPlace {
  readonly writeUrl: string;
  readonly readUrl: string;
  readonly writers: number;
  /** How long a name server is waited for. */
  readonly timeoutMs: number;
  /** Name servers as `address` or `address:port`; the host's own by default. */
  readonly dnsServers?: readonly string[];
}

/** The two ends of a ledger over HTTP or PostgreSQL; over HTTP an address is kept for its time to live, as by a client that honours it. */
export async function ledgerAt(
  place: LedgerPlace,
): Promise<{ readonly writer: LedgerWriter; readonly reader: LedgerReader }> {
  return { writer: await writerAt(place), reader: await readerAt(place) };
}

async function writerAt({ writeUrl, writers, ...dns }: LedgerPlace): Promise<LedgerWriter> {
  const url = new URL(writeUrl);
  if (isWeb(url)) return httpLedgerWriter(url, await lookupFor(url, dns));
  const { postgresqlLedgerWriter } = await postgresql();
  return postgresqlLedgerWriter(url, writers);
}

async function readerAt({ readUrl, ...dns }: LedgerPlace): Promise<LedgerReader> {
  const url = new URL(readUrl);
  if (isWeb(url)) return httpLedgerReader(url, await lookupFor(url, dns));
  const { postgresqlLedgerReader } = await postgresql();
  return postgresqlLedgerReader(url);
}

const lookupFor = (url: URL, { timeoutMs, dnsServers = [] }: Pick<LedgerPlace, 'timeoutMs' | 'dnsServers'>) =>
  addressBook(url.hostname, runClock(), { keep: 'ttl', dnsServers, timeoutMs });

/** Only where it is needed: loading a database client takes longer than starting a process. */
const postgresql = () => import('./postgresql-ledger.ts');

function isWeb({ protocol }: URL): boolean {
  return protocol === 'http:' || protocol === 'https:';
}
