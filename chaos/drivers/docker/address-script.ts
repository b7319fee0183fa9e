import type { ContainerLayout } from './container-layout.ts';

/**
 * What the holder of addresses runs, in a shell, whenever it has been given its network: it takes its other addresses, and learns for good
 * which hardware address each of the others has. Without that, the kernel finds out after three seconds that nobody has a lost zone's address,
 * and fails at once what would hang on AWS; a health check with a longer time-out would notice too early.
 */
export function addressScript(first: string, addresses: ContainerLayout['addresses'], subnet: string): string {
  const bits = subnet.replace(/^.*\//, '');
  const besides = addresses.find((one) => one.first === first)?.besides ?? [];
  const others = addresses.filter((one) => one.first !== first);
  return [
    // Docker numbers interfaces anew when a container comes back to its network.
    `set -- $(ip -oneline -4 address show to ${first})`,
    'ip -batch - <<END',
    `link set dev $2 address ${hardwareAddress(first)}`,
    ...besides.map((address) => `address add ${address}/${bits} dev $2`),
    ...others.flatMap((other) =>
      [other.first, ...other.besides].map(
        (address) => `neighbour replace ${address} lladdr ${hardwareAddress(other.first)} dev $2 nud permanent`,
      ),
    ),
    'END',
  ].join('\n');
}

// Unique where the address is, and marked as given by hand: the second bit of the first byte.
function hardwareAddress(address: string): string {
  const bytes = address.split('.').map((byte) => Number(byte).toString(16).padStart(2, '0'));
  return ['02', '42', ...bytes].join(':');
}
