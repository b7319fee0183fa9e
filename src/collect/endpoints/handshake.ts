import { createSecureContext, getCACertificates, type SecureContext } from 'node:tls';
import {
  type Endpoint,
  type EndpointFacts,
  isNotSeen,
  type NotSeen,
  type TransportSecurityFacts,
  type Version,
  versions,
} from './endpoint.ts';
import { plainHttp, transportSecurity } from './first-response.ts';
import { codeOf, type Probe, probeVersion } from './version-probe.ts';

export interface HandshakeOptions {
  /** Ends all that is under way; what was not seen by then says that it was interrupted. */
  readonly signal?: AbortSignal;
  /** So many endpoints at once; 4 unless said otherwise. */
  readonly concurrency?: number;
  /** The longest wait for one connection; 5 seconds unless said otherwise. */
  readonly limitMs?: number;
}

/** What each endpoint shows of its TLS, in the order given. Never rejects for what an endpoint does; no endpoint gives no facts. */
export async function handshakes(
  endpoints: readonly Endpoint[],
  { signal, concurrency = 4, limitMs = 5000 }: HandshakeOptions = {},
): Promise<readonly EndpointFacts[]> {
  if (!Number.isInteger(concurrency) || concurrency < 1)
    throw new RangeError(`Expected concurrency to be a whole number from 1, got ${concurrency}.`);
  const limit = (): AbortSignal => AbortSignal.any([AbortSignal.timeout(limitMs), ...(signal ? [signal] : [])]);
  const done: EndpointFacts[] = [];
  const waiting = endpoints.entries();
  const work = async (): Promise<void> => {
    for (const [index, endpoint] of waiting) done[index] = await handshake(endpoint, limit);
  };
  await Promise.all(Array.from({ length: Math.min(concurrency, endpoints.length) }, work));
  return done;
}

async function handshake(endpoint: Endpoint, limit: () => AbortSignal): Promise<EndpointFacts> {
  // Made before any limit runs: reading all authorities takes its time.
  const contexts = contextsFor(endpoint.ca);
  const at = new Date().toISOString();
  const ask = async (version: Version): Promise<Probe> => {
    const context = contexts.get(version);
    if (context && 'context' in context) return await probeVersion(endpoint, version, context, limit());
    const reason = `this machine cannot ask for ${version}: ${context?.unseen ?? 'no such version'}`;
    return { facts: { version, state: 'unseen', reason }, isSilent: false };
  };
  const plain = plainHttp(endpoint, limit());
  const first = await Promise.all(versions.map(ask));
  const probes = await Promise.all(first.map((probe) => asRefusal(probe, first, ask)));
  const best = probes.findLast(({ facts }) => facts.state === 'offered');
  const shown = probes.findLast(({ certificate }) => certificate !== undefined);
  const context = contexts.get(best?.facts.version ?? 'TLSv1.3');
  const none: NotSeen = { unseen: best ? 'no handshake came to its end' : 'no version of TLS was offered' };
  const secured: TransportSecurityFacts | NotSeen =
    best && context && 'context' in context ? await transportSecurity(endpoint, context, limit()) : none;
  return {
    endpoint,
    address: probes.find(({ address }) => address !== undefined)?.address ?? `${endpoint.host}:${endpoint.port}`,
    at,
    versions: probes.map(({ facts }) => facts),
    applicationProtocol: shown?.applicationProtocol ?? (shown ? null : none),
    certificate: shown?.certificate ?? none,
    plainHttp: besideTls(await plain, probes),
    transportSecurity: secured,
  };
}

/**
 * A peer that ends the connection without a word refuses the version if it offers another, and does the same when asked again;
 * where it offers none, it may just as well be out of order.
 */
async function asRefusal(
  probe: Probe,
  all: readonly Probe[],
  ask: (version: Version) => Promise<Probe>,
): Promise<Probe> {
  if (!probe.isSilent || !all.some(({ facts }) => facts.state === 'offered')) return probe;
  const { version } = probe.facts;
  const again = await ask(version);
  if (!again.isSilent) return again;
  const reason = 'ended the connection without a word, twice, and offers another version';
  return { ...again, facts: { version, state: 'refused', reason } };
}

/** That nothing listens for plain HTTP says something of an endpoint that is there, and nothing of a machine that is not. */
function besideTls(plain: EndpointFacts['plainHttp'], probes: readonly Probe[]): EndpointFacts['plainHttp'] {
  const isThere = probes.some(({ facts }) => facts.state !== 'unseen');
  if (isThere || isNotSeen(plain) || plain.listens) return plain;
  return { unseen: 'nothing listens for plain HTTP, nor was TLS seen, so the endpoint may be elsewhere' };
}

/** By version, what it is asked for with; or why this machine cannot. */
function contextsFor(ca: string | undefined): ReadonlyMap<Version, SecureContext | NotSeen> {
  const trusted = ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] };
  return new Map(
    versions.map((version): readonly [Version, SecureContext | NotSeen] => {
      // Old versions need signatures that OpenSSL no longer makes by itself; without the lower level this machine would refuse, not the peer.
      const ciphers = version === 'TLSv1' || version === 'TLSv1.1' ? { ciphers: 'ALL:@SECLEVEL=0' } : {};
      try {
        return [version, createSecureContext({ minVersion: version, maxVersion: version, ...ciphers, ...trusted })];
      } catch (error) {
        return [version, { unseen: codeOf(error) }];
      }
    }),
  );
}
