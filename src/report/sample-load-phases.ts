import type { LoadRunData } from '../evidence/load-data.ts';

type Phase = LoadRunData['figures']['phases'][number];
type Latency = NonNullable<Phase['latency']>;

/** The upper ends of buckets, each a fourth longer than the one before. */
const edges = Array.from({ length: 26 }, (_, index) => Number((2 * 1.25 ** index).toFixed(2)));

/** A distribution around the bucket with this number, with a long tail. */
export function latency(count: number, around: number): Latency {
  const shares = edges.map((_, index) => (index < around - 3 ? 0 : 0.75 ** (Math.abs(index - around) * 1.4)));
  const sum = shares.reduce((all, one) => all + one, 0);
  const counts = shares.map((share) => Math.floor((share / sum) * count));
  counts[around] = (counts[around] ?? 0) + count - counts.reduce((all, one) => all + one, 0);
  const last = counts.findLastIndex((one) => one > 0);
  const buckets = edges
    .map((upToMs, index) => ({ upToMs, count: counts[index] ?? 0 }))
    .slice(Math.max(0, around - 3), last + 1);
  const at = (share: number): number => {
    let seen = 0;
    return buckets.find((bucket) => (seen += bucket.count) >= share * count)?.upToMs ?? 0;
  };
  return {
    count,
    minMs: Number(((buckets[0]?.upToMs ?? 0) * 0.9).toFixed(2)),
    meanMs: at(0.5),
    maxMs: buckets.at(-1)?.upToMs ?? 0,
    percentiles: [0.5, 0.9, 0.95, 0.99, 0.999].map((share) => {
      const isEnough = count * (1 - share) >= 3;
      return {
        share,
        ms: at(share),
        lowMs: isEnough ? Number((at(share) * 0.97).toFixed(2)) : null,
        highMs: isEnough ? Number((at(share) * 1.04).toFixed(2)) : null,
      };
    }),
    buckets,
  };
}

/** A phase in which all that was asked for was sent and answered. Origin: case. */
export function phase(name: string, seconds: number, rate: number, around: number, change: Partial<Phase> = {}): Phase {
  const requests = seconds * rate;
  const timeline = Array.from({ length: seconds }, (_, second) => ({
    second,
    requests: rate + (second % 3) - 1,
    failed: 0,
    p50Ms: (edges[around] ?? 0) * 0.8,
    p95Ms: (edges[around + 3] ?? 0) * (1 + (second % 4) / 10),
  }));
  return {
    phase: name,
    isJudged: name !== 'warm-up',
    seconds,
    askedPerSecond: rate,
    iterations: { planned: requests / 4, begun: requests / 4, ended: requests / 4, dropped: 0 },
    requestsPerIteration: 4,
    requests,
    failed: [],
    latency: latency(requests, around),
    lagMs: { p50: 0.3, p99: 1.8, max: 6.25 },
    routes: [
      { route: 'multivariant playlist', requests: requests / 4, failed: 0, latency: latency(requests / 4, around - 1) },
      { route: 'segment', requests: (requests * 3) / 4, failed: 0, latency: latency((requests * 3) / 4, around) },
    ],
    gauges: [
      { name: 'startup', unit: 'ms', count: requests / 4, p50: 84.5, p95: 190.25, max: 412 },
      { name: 'segment time / duration', unit: 'ratio', count: requests / 2, p50: 0.012, p95: 0.05, max: 0.11 },
      { name: 'behind the live edge', unit: 'durations', count: requests / 4, p50: 1, p95: 2, max: 3 },
    ],
    timeline,
    protocols: [{ protocol: 'h2', count: requests }],
    ...change,
  };
}

/** A phase in which nothing was sent. Origin: case. */
export function silent(name: string, seconds: number, rate: number): Phase {
  return phase(name, seconds, rate, 4, {
    requests: 0,
    iterations: { planned: (seconds * rate) / 4, begun: 0, ended: 0, dropped: (seconds * rate) / 4 },
    latency: null,
    lagMs: null,
    routes: [{ route: 'segment', requests: 0, failed: 0, latency: null }],
    gauges: [],
    timeline: [],
    protocols: [],
  });
}
