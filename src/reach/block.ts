import { type Addresses, type Family, isEmpty, noAddress, overlap, union, without } from './addresses.ts';

/** A CIDR block in its canonical form: host bits are cleared, as EC2 clears them in rules, routes and subnets. */
export interface Block {
  readonly addresses: Addresses;
  /** How many leading bits all its addresses share: the longer, the more specific. */
  readonly bits: number;
}

const width: Readonly<Record<Family, number>> = { IPv4: 32, IPv6: 128 };

/** The block a text such as `10.0.0.0/16` or `2001:db8::/56` means, or undefined when it is none. */
export function blockOf(text: string): Block | undefined {
  const [, address = '', digits = ''] = /^([0-9a-fA-F:.]+)\/(\d{1,3})$/u.exec(text.trim()) ?? [];
  const family: Family = address.includes(':') ? 'IPv6' : 'IPv4';
  const value = family === 'IPv6' ? ofGroups(address) : ofDots(address);
  const bits = Number(digits);
  if (value === undefined || digits === '' || bits > width[family]) return undefined;
  const hosts = BigInt(width[family] - bits);
  const first = (value >> hosts) << hosts;
  return { addresses: { family, ranges: [[first, first + (1n << hosts) - 1n]] }, bits };
}

function ofDots(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/u.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function ofGroups(text: string): bigint | undefined {
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/u.exec(text);
  if (dotted) {
    const tail = ofDots(dotted[2] ?? '');
    if (tail === undefined) return undefined;
    return ofGroups(`${dotted[1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`);
  }
  const [head = '', tail, more] = text.split('::');
  if (more !== undefined) return undefined;
  const before = head === '' ? [] : head.split(':');
  const after = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (groups.some((group) => !/^[0-9a-fA-F]{1,4}$/u.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}

function blocks(family: Family, texts: readonly string[]): Addresses {
  return union(noAddress(family), ...texts.flatMap((text) => blockOf(text)?.addresses ?? []));
}

/** Addresses that are not the internet's. Source: IANA's IPv4 and IPv6 special-purpose address registries. */
const special = blocks('IPv4', [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '224.0.0.0/3',
]);
const internet: Readonly<Record<Family, Addresses>> = {
  IPv4: without(blocks('IPv4', ['0.0.0.0/0']), special),
  IPv6: blocks('IPv6', ['2000::/3']),
};

/** The addresses that senders on the internet may have. */
export function internetAddresses(family: Family): Addresses {
  return internet[family];
}

/** The set in words: its blocks, or `anywhere` where the whole internet is in it. */
export function addressesText(set: Addresses): string {
  const { family } = set;
  if (isEmpty(set)) return 'nowhere';
  if (isEmpty(without(internet[family], set))) return family === 'IPv4' ? 'anywhere (0.0.0.0/0)' : 'anywhere (::/0)';
  const texts: string[] = [];
  for (let left = set; texts.length < 4 && !isEmpty(left); ) {
    const [first, end] = left.ranges[0] ?? [0n, 0n];
    let hosts = 0;
    while (
      hosts < width[family] &&
      first % (1n << BigInt(hosts + 1)) === 0n &&
      first + (1n << BigInt(hosts + 1)) - 1n <= end
    )
      hosts += 1;
    const taken = { family, ranges: [[first, first + (1n << BigInt(hosts)) - 1n]] } as const;
    texts.push(`${addressText(family, first)}/${width[family] - hosts}`);
    left = without(left, taken);
  }
  return texts.length > 3 ? `${texts.slice(0, 3).join(', ')} and more` : texts.join(', ');
}

function addressText(family: Family, value: bigint): string {
  if (family === 'IPv4') return [24n, 16n, 8n, 0n].map((shift) => String((value >> shift) & 255n)).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  const text = groups.join(':');
  const zeros = [...text.matchAll(/(?:^|:)0(?::0)+(?=:|$)/gu)].toSorted((a, b) => b[0].length - a[0].length)[0];
  if (!zeros) return text;
  return `${text.slice(0, zeros.index)}::${text.slice(zeros.index + zeros[0].length).replace(/^:/u, '')}`;
}

/** Whether two sets share an address. */
export function meet(a: Addresses, b: Addresses): boolean {
  return a.family === b.family && !isEmpty(overlap(a, b));
}
