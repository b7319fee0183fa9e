import { once } from 'node:events';
import net from 'node:net';

const slots = 24;
const firstLockPort = 19_999;
const firstPort = 20_000;
const portsPerSlot = 500;

/** A part of the loopback network that no other twin uses at the same time. */
export interface Loopback {
  /** Whether zones have addresses of their own; where they have not, ports differ instead. */
  readonly ownAddresses: boolean;
  /** Address `seat` of a zone; region 0 and zone 0 are what lies outside zones. */
  readonly host: (region: number, zone: number, seat?: number) => string;
  /** The wanted port where it is free on this host, else the next one that is. */
  readonly port: (host: string, wanted: number) => Promise<number>;
  readonly release: () => void;
}

/**
 * Takes a slot for as long as the process lives: the lock is a listening socket, so it is gone with its holder. On Linux every
 * address under 127 answers without any set-up; elsewhere only 127.0.0.1 does.
 */
export async function takeLoopback(ownAddresses = process.platform === 'linux'): Promise<Loopback> {
  for (let slot = 0; slot < slots; slot += 1) {
    const base = 1 + slot * 10;
    const lock = ownAddresses
      ? await listening(`127.${base}.0.1`, firstLockPort)
      : await listening('127.0.0.1', firstLockPort + slot * portsPerSlot);
    if (lock !== undefined) return loopback(lock, ownAddresses, base, firstPort + slot * portsPerSlot);
  }
  throw new Error(
    `All ${slots} parts of the loopback network are taken by other twins. End one with "plumbline twin down".`,
  );
}

function loopback(lock: net.Server, ownAddresses: boolean, base: number, start: number): Loopback {
  const given = new Map<string, Set<number>>();
  lock.unref();
  return {
    ownAddresses,
    host: (region, zone, seat = 10) => (ownAddresses ? `127.${base + region}.${zone}.${seat}` : '127.0.0.1'),
    port: async (host, wanted) => {
      const taken = given.get(host) ?? new Set();
      given.set(host, taken);
      for (let port = ownAddresses ? wanted : start; port < 65_536; port += 1) {
        if (taken.has(port)) continue;
        const probe = await listening(host, port);
        if (probe === undefined) continue;
        probe.close();
        await once(probe, 'close');
        taken.add(port);
        return port;
      }
      throw new Error(`No port from ${wanted} on is free on ${host}.`);
    },
    release: () => {
      lock.close();
    },
  };
}

async function listening(host: string, port: number): Promise<net.Server | undefined> {
  const server = net.createServer((socket) => socket.destroy());
  server.listen({ host, port, exclusive: true });
  try {
    await once(server, 'listening');
    return server;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined;
    throw error;
  }
}
