import type { Gauge } from './load-figures.ts';
import { nearestRank } from './latency-interval.ts';

/** Takes the samples of one gauge and keeps how often each came, to four digits. */
export interface LoadGaugeHistogram {
  readonly add: (value: number) => void;
  readonly gauge: () => Gauge;
}

/**
 * Values are rounded up to four significant digits. So a value is at most a limit of four digits exactly where the rounded one is, which
 * binary buckets cannot say of `3 durations`.
 */
export function loadGaugeHistogram(name: string, unit: Gauge['unit']): LoadGaugeHistogram {
  const counts = new Map<number, number>();
  let total = 0;
  return {
    add(value) {
      const rounded = roundedUp(value);
      counts.set(rounded, (counts.get(rounded) ?? 0) + 1);
      total += 1;
    },
    gauge() {
      const sorted = [...counts].toSorted(([a], [b]) => a - b);
      const atShare = (share: number): number => {
        let left = nearestRank(total, share);
        return sorted.find(([, count]) => (left -= count) <= 0)?.[0] ?? 0;
      };
      return { name, unit, count: total, p50: atShare(0.5), p95: atShare(0.95), max: atShare(1) };
    },
  };
}

function roundedUp(value: number): number {
  if (value === 0) return 0;
  const places = 3 - Math.floor(Math.log10(value));
  // The tolerance takes back what multiplying adds: 0.3 has four digits, and so has 0.1 + 0.2.
  const whole = Math.ceil((places >= 0 ? value * 10 ** places : value / 10 ** -places) - 1e-6);
  return places >= 0 ? whole / 10 ** places : whole * 10 ** -places;
}
