import type { GoodAnswer, Reading } from './reading.ts';

/** How a run was probed, and what was asked of it. */
export interface OutageSettings extends GoodAnswer {
  readonly periodMs: number;
  readonly timeoutMs: number;
  /** Steady time wanted before the fault. */
  readonly beforeMs: number;
  /** How much longer that may be waited for while probes are not good yet; without it, not at all. */
  readonly steadyWithinMs?: number;
  /** Longest time probed after the fault. */
  readonly afterMs: number;
  /** How long success must last to count as recovery. */
  readonly sustainMs: number;
  /** Share of answers that must be good, 0-1, for the budget that is burnt. */
  readonly sloRatio: number;
  /** The longest recovery time allowed; without it, only the figure itself is asked for. */
  readonly maxRtoMs?: number;
}

export interface ProbedPath {
  readonly name: string;
  readonly url: string;
  readonly method: string;
}

/** Why probing ended: recovery was sustained, the time was over, somebody or something broke it off, or the prober's own process was lost. */
export type ProbingEnd = 'settled' | 'limit' | 'aborted' | 'lost';

/** One line of a run's raw readings. All figures can be computed again from these alone. */
export type OutageRecord =
  | {
      readonly record: 'run';
      readonly format: 1;
      /** UTC, a label only: nothing is computed from it. */
      readonly startedAt: string;
      readonly startMonoNs: string;
      readonly settings: OutageSettings;
      readonly paths: readonly ProbedPath[];
      readonly controlUrl?: string;
    }
  | ({ readonly record: 'reading' } & Reading)
  /** The steady state was seen, from the one instant to the other. */
  | { readonly record: 'steady'; readonly sinceMs: number; readonly atMs: number }
  /** The instant before the fault was set off, on the monotonic clock and since the run began. */
  | { readonly record: 'fault'; readonly faultMonoNs: string; readonly atMs: number }
  /** What came back from setting off the fault; `isOver` is false when what set it off had to be ended by force. */
  | {
      readonly record: 'fault-answer';
      readonly atMs: number;
      readonly ok: boolean;
      readonly isOver: boolean;
      readonly answer: string;
    }
  /** `how` says what became of a lost process, as the rest of a sentence. */
  | { readonly record: 'end'; readonly atMs: number; readonly why: ProbingEnd; readonly how?: string };

/** The records of one kind. */
export function recordsOf<Kind extends OutageRecord['record']>(
  records: readonly OutageRecord[],
  kind: Kind,
): readonly Extract<OutageRecord, { readonly record: Kind }>[] {
  return records.filter((one): one is Extract<OutageRecord, { readonly record: Kind }> => one.record === kind);
}
