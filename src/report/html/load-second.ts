import type { Phase } from '../load-text.ts';

/** What came of one second of a run; seconds count from its beginning. */
export interface LoadSecond {
  readonly from: number;
  readonly to: number;
  readonly requests: number;
  readonly failed: number;
  readonly p95Ms: number | null;
}

export interface PhaseSpan {
  readonly phase: string;
  readonly from: number;
  readonly to: number;
  /** Requests per second that were asked for. */
  readonly asked: number;
}

/** When each phase was planned to go on; they follow each other. */
export function phaseSpans(phases: readonly Phase[]): PhaseSpan[] {
  const spans: PhaseSpan[] = [];
  let from = 0;
  for (const { phase, seconds, askedPerSecond } of phases) {
    const to = Number((from + seconds).toFixed(3));
    spans.push({ phase, from, to, asked: askedPerSecond });
    from = to;
  }
  return spans;
}

/** All seconds with a request, in order. Answers to one phase may still come in during the next: they share a second, and the slower of the two stands for it. */
export function loadSeconds(phases: readonly Phase[]): LoadSecond[] {
  const spans = phaseSpans(phases);
  const all = phases.flatMap(({ timeline }, index) =>
    timeline.map(({ second, requests, failed, p95Ms }) => {
      const from = Math.floor((spans[index]?.from ?? 0) + second);
      return { from, to: from + 1, requests, failed, p95Ms };
    }),
  );
  const bySecond = Map.groupBy(all, ({ from }) => from);
  return [...bySecond.values()].map(joined).toSorted((a, b) => a.from - b.from);
}

function joined(parts: readonly LoadSecond[]): LoadSecond {
  const times = parts.flatMap(({ p95Ms }) => (p95Ms === null ? [] : [p95Ms]));
  const from = parts[0]?.from ?? 0;
  return {
    from,
    to: from + 1,
    requests: parts.reduce((sum, { requests }) => sum + requests, 0),
    failed: parts.reduce((sum, { failed }) => sum + failed, 0),
    p95Ms: times.length === 0 ? null : Math.max(...times),
  };
}
