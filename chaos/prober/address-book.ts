import { lookup } from 'node:dns/promises';
import { Resolver } from 'node:dns/promises';
import { readFile } from 'node:fs/promises';
import { isIP, type LookupFunction } from 'node:net';
import type { RunClock } from './run-clock.ts';

interface Known {
  readonly address: string;
  readonly family: 4 | 6;
  readonly untilMs: number;
}

export interface AddressBookOptions {
  /** Keep an answer for its time to live, or for ever. */
  readonly keep: 'ttl' | 'first';
  /** Name servers to ask, as `address` or `address:port`; the host's own when none is given. */
  readonly dnsServers: readonly string[];
  readonly timeoutMs: number;
}

/**
 * How a client finds the address of a host; undefined for an address, which needs no finding. The system's own look-up is used only for
 * names of the hosts file: it tells no time to live, and a name server that hangs would hold up all other work of the process.
 */
export async function addressBook(
  hostname: string,
  clock: RunClock,
  { keep, dnsServers, timeoutMs }: AddressBookOptions,
): Promise<LookupFunction | undefined> {
  if (isIP(hostname.replaceAll(/[[\]]/gu, '')) !== 0) return undefined;
  const resolver = new Resolver({ timeout: timeoutMs, tries: 1 });
  if (dnsServers.length > 0) resolver.setServers(dnsServers);
  const isLocal = dnsServers.length === 0 && (await isInHostsFile(hostname));
  const ask = isLocal ? () => askSystem(hostname) : () => askServers(resolver, hostname, clock);
  let known: Known | undefined;
  let asking: Promise<Known> | undefined;
  const current = (): Promise<Known> => {
    if (known && (keep === 'first' || clock.nowMs() < known.untilMs)) return Promise.resolve(known);
    asking ??= ask()
      .then((answer) => (known = answer))
      .finally(() => (asking = undefined));
    return asking;
  };
  return (_host, options, answer) => {
    current().then(
      ({ address, family }) =>
        options.all === true ? answer(null, [{ address, family }]) : answer(null, address, family),
      (error: NodeJS.ErrnoException) => answer(error, ''),
    );
  };
}

async function askServers(resolver: Resolver, hostname: string, clock: RunClock): Promise<Known> {
  const ofFamily = async (family: 4 | 6): Promise<Known> => {
    const answers = await (family === 4
      ? resolver.resolve4(hostname, { ttl: true })
      : resolver.resolve6(hostname, { ttl: true }));
    const [first] = answers;
    if (!first) throw Object.assign(new Error(`${hostname} has no address`), { code: 'ENODATA' });
    return { address: first.address, family, untilMs: clock.nowMs() + first.ttl * 1000 };
  };
  return await ofFamily(4).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENODATA') throw error;
    return ofFamily(6);
  });
}

async function askSystem(hostname: string): Promise<Known> {
  const { address, family } = await lookup(hostname);
  return { address, family: family === 6 ? 6 : 4, untilMs: Infinity };
}

async function isInHostsFile(hostname: string): Promise<boolean> {
  if (hostname === 'localhost') return true;
  const text = await readFile('/etc/hosts', 'utf8').catch(() => '');
  return text
    .split('\n')
    .flatMap((line) => line.replace(/#.*/u, '').trim().split(/\s+/u).slice(1))
    .includes(hostname);
}
