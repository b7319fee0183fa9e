/** First and last address of a range, and how many bits addresses of its family have. */
interface Range {
  readonly from: bigint;
  readonly to: bigint;
  readonly bits: 32 | 128;
}

/** Nobody is seen from these on the internet. Source: RFC 1918. */
const privateRanges = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'];

/**
 * Whether ranges together take in more of the internet than one network could own: more than an IPv4 /8 or, in IPv6, a /32 each and a /24
 * together. Undefined where one of them cannot be read. Source: S3 User Guide, "The meaning of public"; the bound on sums is ours.
 */
export function isWideRange(written: readonly string[]): boolean | undefined {
  const ranges = written.map(rangeOf);
  const hidden = privateRanges.flatMap((one) => rangeOf(one) ?? []);
  const public4: Range[] = [];
  const all6: Range[] = [];
  for (const range of ranges) {
    if (!range) return undefined;
    if (range.bits === 128) all6.push(range);
    else if (!hidden.some(({ from, to }) => range.from >= from && range.to <= to)) public4.push(range);
  }
  return (
    sizeOf(public4) > 1n << 24n || sizeOf(all6) > 1n << 104n || all6.some(({ from, to }) => to - from >= 1n << 96n)
  );
}

/** How many addresses are in at least one of the ranges. */
function sizeOf(ranges: readonly Range[]): bigint {
  let size = 0n;
  let next = 0n;
  for (const { from, to } of ranges.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const start = from > next ? from : next;
    if (to < start) continue;
    size += to - start + 1n;
    next = to + 1n;
  }
  return size;
}

function rangeOf(text: string): Range | undefined {
  const [base = '', length, ...more] = text.split('/');
  const bits = base.includes(':') ? 128 : 32;
  const address = bits === 32 ? address4(base) : address6(base);
  if (address === undefined || more.length > 0 || (length !== undefined && !/^\d{1,3}$/u.test(length)))
    return undefined;
  const host = bits - Number(length ?? bits);
  if (host < 0) return undefined;
  const from = (address >> BigInt(host)) << BigInt(host);
  return { from, to: from + (1n << BigInt(host)) - 1n, bits };
}

function address4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || parts.some((part) => !/^\d{1,3}$/u.test(part) || Number(part) > 255)) return undefined;
  return parts.reduce((sum, part) => sum * 256n + BigInt(part), 0n);
}

function address6(text: string): bigint | undefined {
  const [head = '', tail, ...more] = text.split('::');
  const groups = (part: string) => (part === '' ? [] : part.split(':'));
  const [before, after] = [groups(head), groups(tail ?? '')];
  const missing = 8 - before.length - after.length;
  if (more.length > 0 || (tail === undefined ? missing !== 0 : missing < 1)) return undefined;
  const all = [...before, ...Array.from({ length: missing }, () => '0'), ...after];
  if (all.some((group) => !/^[0-9a-f]{1,4}$/iu.test(group))) return undefined;
  return all.reduce((sum, group) => sum * 65_536n + BigInt(`0x${group}`), 0n);
}
