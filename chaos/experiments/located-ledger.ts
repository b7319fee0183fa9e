import { Resolver } from 'node:dns/promises';
import { httpLedgerReader, httpLedgerWriter } from '../ledger/http-ledger.ts';
import type { LedgerReader, LedgerWriter } from '../ledger/ledger.ts';

/** A ledger behind a name of its own name servers: each answer is kept for its time to live, as a client does that honours it. */
export function locatedLedger(
  writeUrl: URL,
  readUrl: URL,
  dnsServers: readonly string[],
  timeoutMs: number,
): { readonly writer: LedgerWriter; readonly reader: LedgerReader } {
  const locate = locator(dnsServers, timeoutMs);
  const writers = new Map<string, LedgerWriter>();
  return {
    writer: {
      prepare: () => Promise.resolve(),
      write: async (write, deadline) => {
        try {
          const url = await locate(writeUrl);
          const known = writers.get(url.host) ?? httpLedgerWriter(url);
          writers.set(url.host, known);
          return await known.write(write, deadline);
        } catch (error) {
          // It was never sent, but that is for nobody to rely on: what cannot be told is indeterminate.
          return { outcome: 'indeterminate', answer: error instanceof Error ? error.message : String(error) };
        }
      },
      [Symbol.asyncDispose]: async () => {
        for (const writer of writers.values()) await writer[Symbol.asyncDispose]();
      },
    },
    reader: { page: async (after, signal) => await httpLedgerReader(await locate(readUrl)).page(after, signal) },
  };
}

function locator(dnsServers: readonly string[], timeoutMs: number): (url: URL) => Promise<URL> {
  if (dnsServers.length === 0) return (url) => Promise.resolve(url);
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  resolver.setServers([...dnsServers]);
  const known = new Map<string, { readonly address: string; readonly untilMs: number }>();
  return async (url) => {
    const kept = known.get(url.hostname);
    const address = kept && performance.now() < kept.untilMs ? kept.address : await asked(url.hostname);
    const located = new URL(url);
    located.hostname = address;
    return located;
  };

  async function asked(hostname: string): Promise<string> {
    const [first] = await resolver.resolve4(hostname, { ttl: true });
    if (!first) throw new Error(`${hostname} has no address`);
    known.set(hostname, { address: first.address, untilMs: performance.now() + first.ttl * 1000 });
    return first.address;
  }
}
