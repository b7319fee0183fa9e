import type { Loopback } from '../loopback.ts';
import { labelsOf } from './container-label.ts';
import { docker } from './docker-command.ts';

/** The network of one twin, with an address for everything in it, and what the layout asks of a loopback network. */
export interface TwinNetwork extends Pick<Loopback, 'ownAddresses' | 'host' | 'port' | 'release'> {
  readonly name: string;
  readonly subnet: string;
  /** The address under a name; the same name always has the same one. */
  readonly addressFor: (name: string) => string;
}

// The first few are the gateway's and Docker's own.
const firstAddress = 16;
const tries = 5;

/** Makes the network in a part of the private address space that Docker has chosen as free. */
export async function twinNetwork(folder: string, name: string): Promise<TwinNetwork> {
  const subnet = await networkMade(folder, name);
  const given = new Map<string, string>();
  const ports = new Map<string, Set<number>>();
  const addressFor = (key: string): string => {
    const address = given.get(key) ?? addressIn(subnet, firstAddress + given.size);
    given.set(key, address);
    return address;
  };

  return {
    name,
    subnet,
    addressFor,
    ownAddresses: true,
    host: (region, zone, seat = 10) => addressFor(`${region} ${zone} ${seat}`),
    port: (host, wanted) => {
      const taken = ports.get(host) ?? new Set();
      ports.set(host, taken);
      let port = wanted;
      while (taken.has(port)) port += 1;
      taken.add(port);
      return Promise.resolve(port);
    },
    release: () => undefined,
  };
}

// Addresses may be fixed only where the subnet was asked for, and which one is free only Docker knows: so it chooses one first.
async function networkMade(folder: string, name: string): Promise<string> {
  for (let tried = 1; ; tried += 1) {
    await docker('network', 'create', ...labelsOf(folder), name);
    const subnet = await docker('network', 'inspect', '--format', '{{(index .IPAM.Config 0).Subnet}}', name);
    await docker('network', 'rm', name);
    try {
      await docker('network', 'create', '--subnet', subnet, ...labelsOf(folder), name);
      return subnet;
    } catch (error) {
      // Another network took it in between.
      if (tried === tries) throw error;
    }
  }
}

/** The address so far into a subnet such as `172.18.0.0/16`. Throws when the subnet is too small. */
export function addressIn(subnet: string, offset: number): string {
  const [base = '', bits = '32'] = subnet.split('/');
  if (offset >= 2 ** (32 - Number(bits)) - 1) {
    throw new Error(
      `Docker gave the twin the network ${subnet}, which is too small for it. Set larger "default-address-pools" in Docker's daemon.json.`,
    );
  }
  const number = base.split('.').reduce((sum, byte) => sum * 256 + Number(byte), 0) + offset;
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');
}
