import { type LatencyHistogram, latencyHistogram } from './latency-histogram.ts';
import { nearestRank } from './latency-interval.ts';
import type { SecondFigures } from './load-figures.ts';

/** Takes answers with their times and sorts them into the seconds of a phase. */
export interface LoadTimeline {
  /** The phase begins with the first call unless its start was given. */
  readonly begin: (atMs: number) => void;
  readonly add: (atMs: number, ms: number, isFailed: boolean) => void;
  readonly seconds: () => readonly SecondFigures[];
}

/** Answers after this time are counted in its last second: a clock that jumps must not make a row of each second since. */
const longestRestSeconds = 600;

/** A second belongs to the time at which an answer was complete. Percentiles are within 1 %. */
export function loadTimeline(phaseSeconds: number, startedAtMs: number | undefined): LoadTimeline {
  let startMs = startedAtMs;
  const last = Math.ceil(phaseSeconds) + longestRestSeconds;
  const seconds: { histogram: LatencyHistogram; failed: number }[] = [];
  return {
    begin(atMs) {
      startMs ??= atMs;
    },
    add(atMs, ms, isFailed) {
      startMs ??= atMs;
      const at = Math.min(Math.max(0, Math.floor((atMs - startMs) / 1000)), last);
      while (seconds.length <= at) seconds.push({ histogram: latencyHistogram(2), failed: 0 });
      const second = seconds[at];
      second?.histogram.add(ms);
      if (second && isFailed) second.failed += 1;
    },
    seconds: () =>
      seconds.map(({ histogram, failed }, second) => {
        const requests = histogram.counts.count;
        const at = (share: number): number | null =>
          requests === 0 ? null : histogram.atRank(nearestRank(requests, share));
        return { second, requests, failed, p50Ms: at(0.5), p95Ms: at(0.95) };
      }),
  };
}
