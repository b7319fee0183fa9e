export type Family = 'IPv4' | 'IPv6';
export const families: readonly Family[] = ['IPv4', 'IPv6'];

/** A set of addresses of one family: sorted ranges that neither touch nor overlap, both ends included. */
export interface Addresses {
  readonly family: Family;
  readonly ranges: readonly Range[];
}

type Range = readonly [first: bigint, last: bigint];

const last: Readonly<Record<Family, bigint>> = { IPv4: 2n ** 32n - 1n, IPv6: 2n ** 128n - 1n };
const every: Readonly<Record<Family, Addresses>> = {
  IPv4: { family: 'IPv4', ranges: [[0n, last.IPv4]] },
  IPv6: { family: 'IPv6', ranges: [[0n, last.IPv6]] },
};
const none: Readonly<Record<Family, Addresses>> = {
  IPv4: { family: 'IPv4', ranges: [] },
  IPv6: { family: 'IPv6', ranges: [] },
};

export function everyAddress(family: Family): Addresses {
  return every[family];
}

export function noAddress(family: Family): Addresses {
  return none[family];
}

export function isEmpty({ ranges }: Addresses): boolean {
  return ranges.length === 0;
}

export function union(...sets: readonly [Addresses, ...Addresses[]]): Addresses {
  const [{ family }] = sets;
  const filled = sets.filter((set) => !isEmpty(set));
  if (filled.length <= 1) return filled[0] ?? none[family];
  const merged: [bigint, bigint][] = [];
  for (const [from, to] of filled.flatMap(({ ranges }) => ranges).toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    const before = merged.at(-1);
    if (before && from <= before[1] + 1n) before[1] = to > before[1] ? to : before[1];
    else merged.push([from, to]);
  }
  return { family, ranges: merged };
}

export function overlap(a: Addresses, b: Addresses): Addresses {
  if (a === every[b.family] || isEmpty(b)) return b;
  if (b === every[a.family] || isEmpty(a)) return a;
  const ranges = a.ranges.flatMap(([first, end]) =>
    b.ranges.flatMap(([from, to]): Range[] => {
      const low = first > from ? first : from;
      const high = end < to ? end : to;
      return low <= high ? [[low, high]] : [];
    }),
  );
  return { family: a.family, ranges };
}

export function without(a: Addresses, b: Addresses): Addresses {
  if (isEmpty(a) || isEmpty(b)) return a;
  const gaps: Range[] = [];
  let next = 0n;
  for (const [from, to] of b.ranges) {
    if (from > next) gaps.push([next, from - 1n]);
    next = to + 1n;
  }
  if (next <= last[a.family]) gaps.push([next, last[a.family]]);
  return overlap(a, { family: a.family, ranges: gaps });
}

/** Whether every address of `part` is in `whole`. */
export function covers(whole: Addresses, part: Addresses): boolean {
  return isEmpty(without(part, whole));
}
