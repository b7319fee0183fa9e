import dns from 'node:dns/promises';
import type { DistributionConfig, Place } from './messages.ts';

/** The origins that a distribution knows by name, and asks its name server for. */
export interface OriginNames {
  /** Where the name leads to now, for a port of the template; undefined when nobody answers or the answer is no part of the twin. */
  readonly placeOf: (name: string, port: number) => Promise<Place | undefined>;
}

/** An answer is kept for its time to live, as a CDN keeps it. */
export function originNames({ server, located }: DistributionConfig['names']): OriginNames {
  const resolver = new dns.Resolver({ timeout: 1000, tries: 2 });
  resolver.setServers([`${server.host}:${server.port}`]);
  const kept = new Map<string, { readonly address: string; readonly untilMs: number }>();

  return {
    placeOf: async (name, port) => {
      const address = await addressOf(name);
      return address === undefined ? undefined : located[`${address}:${port}`];
    },
  };

  async function addressOf(name: string): Promise<string | undefined> {
    const known = kept.get(name);
    if (known !== undefined && performance.now() < known.untilMs) return known.address;
    try {
      const [answer] = await resolver.resolve4(name, { ttl: true });
      if (answer === undefined) return undefined;
      kept.set(name, { address: answer.address, untilMs: performance.now() + answer.ttl * 1000 });
      return answer.address;
    } catch {
      // A name without an answer is an origin that cannot be connected to.
      return undefined;
    }
  }
}
