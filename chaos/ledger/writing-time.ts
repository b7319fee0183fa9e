import type { LedgerSettings } from '../../src/measure/ledger-record.ts';
import type { Writers } from './writers.ts';

/** How far a fault has come, in milliseconds since the run began. */
export type FaultProgress =
  | { readonly is: 'not-due' }
  /** Asked for, and waiting for its moment. */
  | { readonly is: 'awaited' }
  | { readonly is: 'begun' | 'answered'; readonly atMs: number };

/**
 * How long to write, counted from the first write, as it is known now: until the time after the fault is over; or, once what sets it off has
 * answered, until writes that had failed were acknowledged for the whole sustained window. Writes that never failed are not known to
 * have been put to the test, so that all the time is waited for them.
 */
export function writingTimeMs(
  { beforeMs, afterMs, sustainMs, writers: count, ratePerSecond }: LedgerSettings,
  fault: FaultProgress,
  beganMs: number,
  { lastBadMs, oldestOpenMs }: Pick<Writers, 'lastBadMs' | 'oldestOpenMs'>,
): number {
  switch (fault.is) {
    case 'not-due':
      return beforeMs + afterMs;
    case 'awaited':
      return Infinity;
    case 'begun':
      return fault.atMs - beganMs + afterMs;
    case 'answered': {
      const longestMs = fault.atMs - beganMs + afterMs;
      const badMs = lastBadMs();
      if (sustainMs === undefined || badMs === undefined || badMs < fault.atMs) return longestMs;
      // A write under way may yet turn out bad, and begin the window anew.
      if (oldestOpenMs() < badMs + sustainMs) return longestMs;
      // Each writer is judged by its own writes, which come once in its turn.
      const turnMs = (1000 * count) / ratePerSecond;
      return Math.min(longestMs, badMs - beganMs + sustainMs + 2 * turnMs);
    }
  }
}
