import type { LoadFigures } from './load-figures.ts';

/** Everything a verdict on a load run needs. */
export interface LoadRun {
  readonly limits: readonly LoadLimit[];
  readonly figures: LoadFigures;
  readonly end: LoadEnd;
  readonly generator: Generator;
  /** What the generator's own summary counts of the same run; null where it wrote none. */
  readonly summary: { readonly requests: number; readonly iterations: number; readonly dropped: number } | null;
  /** Why even good figures prove nothing: less than the declared load, or a stand-in for the service. */
  readonly rehearsal?: string;
}

/** What must hold in every judged phase. */
export type LoadLimit =
  | { readonly kind: 'latency'; readonly share: number; readonly ms: number }
  | { readonly kind: 'errors'; readonly ratio: number }
  /** At least this share of all samples of the gauge is at most `max`. */
  | { readonly kind: 'gauge'; readonly name: string; readonly share: number; readonly max: number };

/** How the generator ended. `thresholds`: whole, and its own thresholds failed. */
export type LoadEnd =
  | { readonly kind: 'whole' }
  | { readonly kind: 'thresholds' }
  | { readonly kind: 'interrupted' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Whether the generator could do what was asked of it. */
export interface Generator {
  /** Concurrent users it was given, and how many the rate needs when every answer takes as long as is allowed. */
  readonly users: number;
  readonly usersNeeded: number;
  /** The largest share of one second, 0-1, in which all processors of the machine were busy; null where it cannot be read. */
  readonly machineBusy: number | null;
  /** The same of the generator itself, as a share of all processors. */
  readonly generatorBusy: number | null;
}

export interface LoadVerdict {
  readonly verdict: 'pass' | 'fail' | 'unknown' | 'not-assessed';
  /** Full sentences. */
  readonly reasons: readonly string[];
  readonly limits: readonly LimitResult[];
}

export interface LimitResult {
  /** `95 % of requests within 200 ms` */
  readonly limit: string;
  readonly verdict: 'pass' | 'fail' | 'unknown';
  /** A full sentence with the figures, their counts and what they can prove. */
  readonly message: string;
}
