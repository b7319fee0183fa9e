import type { LoadRunData } from '../evidence/load-data.ts';

/** A load run as one line, with the figures of its heaviest judged phase: `fail  load api (quick, twin): 50/s of 50/s, p95 216.8 ms, …`. */
export function loadLine({ id, verdict, profile, on, figures }: LoadRunData): string {
  const [phase] = figures.phases
    .filter(({ isJudged }) => isJudged)
    .toSorted((a, b) => b.askedPerSecond - a.askedPerSecond);
  const head = `${verdict}  load ${id} (${profile}, ${on.kind === 'twin' ? 'twin' : on.url})`;
  if (!phase || phase.requests === 0) return `${head}: no request was measured`;
  const { seconds, askedPerSecond, requests, latency, failed, iterations } = phase;
  const times = (latency?.percentiles ?? [])
    .filter(({ share }) => share === 0.95 || share === 0.99)
    .map(({ share, ms }) => `p${share * 100} ${ms.toFixed(1)} ms`);
  return `${head}: ${[
    `${phase.phase} ${(requests / seconds).toFixed(1)}/s of ${askedPerSecond.toFixed(1)}/s`,
    ...times,
    `${failed.reduce((sum, { count }) => sum + count, 0)} of ${requests} failed`,
    `${iterations.dropped} dropped`,
    `${iterations.begun - iterations.ended} cut off`,
  ].join(', ')}`;
}
