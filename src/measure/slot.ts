import { countedAs, type GoodAnswer, type Reading } from './reading.ts';

/** One probe as the arithmetic sees it. Times are milliseconds after the fault; the first may lie just before it. */
export interface Slot {
  readonly intendedMs: number;
  readonly doneMs: number;
  readonly isGood: boolean;
}

/**
 * The probes of one client that can tell of the fault, in the order in which they were intended: those intended after it, and the one
 * before it that was still under way, since its answer came after the fault.
 */
export function slotsAfter(
  faultAtMs: number,
  readings: readonly Reading[],
  rule: GoodAnswer & { readonly periodMs: number },
): readonly Slot[] {
  return readings
    .filter(({ intendedMs, doneMs }) => intendedMs > faultAtMs - rule.periodMs && doneMs > faultAtMs)
    .map((reading) => ({
      intendedMs: reading.intendedMs - faultAtMs,
      doneMs: reading.doneMs - faultAtMs,
      isGood: countedAs(reading, rule) === 'ok',
    }))
    .toSorted((a, b) => a.intendedMs - b.intendedMs);
}
