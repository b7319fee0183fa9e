import { unseen, type Value } from '../../inventory/value.ts';

/**
 * The blocks that `Fn::Cidr` gives: `count` (1-256) of them, each with `hostBits` bits of host addresses, from the start of `block`.
 * Source: CloudFormation User Guide, "Fn::Cidr" (IPv4 subnet bits = 32 - mask; IPv6 = 128 - mask).
 */
export function subnetBlocks(block: string, count: number, hostBits: number | undefined): Value {
  const parsed = parseBlock(block);
  if (!parsed) return unseen(`"${block}" is not a CIDR block`, block);
  const { bits, prefix, address } = parsed;
  const host = hostBits ?? (bits === 128 ? 64 : Number.NaN);
  const fits =
    Number.isInteger(count) &&
    count >= 1 &&
    count <= 256 &&
    Number.isInteger(host) &&
    host >= 1 &&
    host <= bits - prefix;
  if (!fits || BigInt(count) << BigInt(host) > 1n << BigInt(bits - prefix)) {
    return unseen(`Fn::Cidr cannot cut ${count} blocks of ${hostBits ?? 'unknown'} host bits from ${block}`, block);
  }
  const start = (address >> BigInt(bits - prefix)) << BigInt(bits - prefix);
  return Array.from({ length: count }, (_, index) =>
    formatBlock(start + (BigInt(index) << BigInt(host)), bits, bits - host),
  );
}

function parseBlock(block: string): { bits: 32 | 128; prefix: number; address: bigint } | undefined {
  const [, text, mask] = /^([0-9a-f.:]+)\/(\d{1,3})$/iu.exec(block) ?? [];
  if (text === undefined || mask === undefined) return undefined;
  const bits = text.includes(':') ? 128 : 32;
  const address = bits === 32 ? parseV4(text) : parseV6(text);
  return address === undefined || Number(mask) > bits ? undefined : { bits, prefix: Number(mask), address };
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/u.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function parseV6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::');
  if (more.length > 0) return undefined;
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const missing = 8 - left.length - right.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined;
  const groups = [...left, ...Array.from({ length: missing }, () => '0'), ...right];
  if (groups.some((group) => !/^[0-9a-f]{1,4}$/iu.test(group))) return undefined;
  return groups.reduce((sum, group) => sum * 65536n + BigInt(`0x${group}`), 0n);
}

function formatBlock(address: bigint, bits: 32 | 128, prefix: number): string {
  const size = bits === 32 ? 8n : 16n;
  const groups = Array.from(
    { length: bits === 32 ? 4 : 8 },
    (_, index) => (address >> (size * BigInt((bits === 32 ? 3 : 7) - index))) & ((1n << size) - 1n),
  );
  if (bits === 32) return `${groups.join('.')}/${prefix}`;
  return `${new URL(`http://[${groups.map((group) => group.toString(16)).join(':')}]`).hostname.slice(1, -1)}/${prefix}`;
}
