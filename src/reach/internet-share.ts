import { type Addresses, type Family, families, noAddress, overlap, union } from './addresses.ts';
import { blockOf, internetAddresses } from './block.ts';

/** The widest network anyone owns: an IPv4 /8, an IPv6 /16. What is wider means everybody. */
const widest: Readonly<Record<Family, { readonly bits: number; readonly count: bigint }>> = {
  IPv4: { bits: 8, count: 2n ** 24n },
  IPv6: { bits: 16, count: 2n ** 112n },
};

/** Whether one of these, a block as text or a set of addresses, or all of them together, are so wide that they mean everybody. */
export function isInternet(parts: readonly (string | Addresses)[]): boolean {
  const blocks = parts.map((part) => (typeof part === 'string' ? blockOf(part) : undefined));
  if (blocks.some((block) => block && block.bits < widest[block.addresses.family].bits)) return true;
  return (
    internetAmong(
      parts.flatMap((part, index) => (typeof part === 'string' ? (blocks[index]?.addresses ?? []) : part)),
    ) !== undefined
  );
}

/** What of the internet all these sets hold together, where that is so much that it means everybody. */
export function internetAmong(sets: readonly Addresses[]): Addresses | undefined {
  return families
    .map((family) => {
      const all = union(noAddress(family), ...sets.filter((set) => set.family === family));
      return overlap(all, internetAddresses(family));
    })
    .find((held) => countOf(held) > widest[held.family].count);
}

function countOf({ ranges }: Addresses): bigint {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1n, 0n);
}
