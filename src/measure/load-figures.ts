import type { Latency } from './latency.ts';

/** What a load run came to, phase by phase in the order of time. */
export interface LoadFigures {
  readonly phases: readonly PhaseFigures[];
}

export interface PhaseFigures {
  readonly phase: string;
  /** A warm-up is measured and not judged. */
  readonly isJudged: boolean;
  readonly seconds: number;
  /** Requests that were to be sent in each second. */
  readonly askedPerSecond: number;
  readonly iterations: Iterations;
  /** How many requests an iteration makes; a dropped one counts as so many that failed. */
  readonly requestsPerIteration: number;
  readonly requests: number;
  readonly failed: readonly { readonly error: string; readonly count: number }[];
  /** Null without requests. */
  readonly latency: Latency | null;
  /** How late iterations began after their slots; null where none began. */
  readonly lagMs: { readonly p50: number; readonly p99: number; readonly max: number } | null;
  readonly routes: readonly RouteFigures[];
  readonly gauges: readonly Gauge[];
  readonly timeline: readonly SecondFigures[];
  /** The share of the requests by protocol. */
  readonly protocols: readonly { readonly protocol: string; readonly count: number }[];
}

/** `planned` by the rate and the time; `dropped` by the generator at their slots; those that began and did not end were cut off. */
export interface Iterations {
  readonly planned: number;
  readonly begun: number;
  readonly ended: number;
  readonly dropped: number;
}

export interface RouteFigures {
  readonly route: string;
  readonly requests: number;
  readonly failed: number;
  readonly latency: Latency | null;
}

/** What is measured beside requests: `startup` (ms), `segment time / duration` (ratio), `stalled / played` (ratio), `behind the live edge` (target durations). */
export interface Gauge {
  readonly name: string;
  readonly unit: 'ms' | 'ratio' | 'durations';
  readonly count: number;
  readonly p50: number;
  readonly p95: number;
  readonly max: number;
}

export interface SecondFigures {
  /** Seconds since the phase began. */
  readonly second: number;
  readonly requests: number;
  readonly failed: number;
  readonly p50Ms: number | null;
  readonly p95Ms: number | null;
}
