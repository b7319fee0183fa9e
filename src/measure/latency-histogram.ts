import { build } from 'hdr-histogram-js';

/** Counts of values that need no more memory for more values: an HDR histogram, with the extremes and the sum kept exactly. */
export interface LatencyHistogram {
  /** Throws for what is no time: NaN, below 0, above 10^7 ms. */
  readonly add: (ms: number) => void;
  /** Takes over all values of another of the same precision. */
  readonly merge: (other: LatencyHistogram) => void;
  readonly extent: () => {
    readonly count: number;
    readonly minMs: number;
    readonly meanMs: number;
    readonly maxMs: number;
  };
  /** The value at a rank, counted from 1, at most its precision above the true one. */
  readonly atRank: (rank: number) => number;
  readonly counts: Counts;
}

interface Counts {
  readonly hdr: ReturnType<typeof build>;
  count: number;
  sumMs: number;
  minMs: number;
  maxMs: number;
}

const longestMs = 1e7;
const perMs = 1000;

/** In microseconds, with 2 or 3 significant digits: within 1 % or 0.1 %. */
export function latencyHistogram(digits: 2 | 3): LatencyHistogram {
  const hdr = build({ bitBucketSize: 32, autoResize: true, numberOfSignificantValueDigits: digits });
  const counts: Counts = { hdr, count: 0, sumMs: 0, minMs: Number.POSITIVE_INFINITY, maxMs: 0 };
  const grow = (count: number, sumMs: number, minMs: number, maxMs: number): void => {
    counts.count += count;
    counts.sumMs += sumMs;
    if (minMs < counts.minMs) counts.minMs = minMs;
    if (maxMs > counts.maxMs) counts.maxMs = maxMs;
  };
  return {
    counts,
    add(ms) {
      if (!(ms >= 0 && ms <= longestMs))
        throw new RangeError(`Expected a time of 0 to ${longestMs} ms, got ${ms}. Leave out what is no measurement.`);
      hdr.recordValue(Math.round(ms * perMs));
      grow(1, ms, ms, ms);
    },
    merge({ counts: other }) {
      if (other.count === 0) return;
      hdr.add(other.hdr);
      grow(other.count, other.sumMs, other.minMs, other.maxMs);
    },
    // To the nanosecond, so that the order of adding does not show.
    extent: () => ({
      count: counts.count,
      minMs: counts.minMs,
      meanMs: Math.round((counts.sumMs / counts.count) * 1e6) / 1e6,
      maxMs: counts.maxMs,
    }),
    // Asked between two ranks, so that rounding the share cannot reach the next one.
    atRank(rank) {
      const ms = hdr.getValueAtPercentile(((rank - 0.5) / counts.count) * 100) / perMs;
      return Math.min(Math.max(ms, counts.minMs), counts.maxMs);
    },
  };
}
