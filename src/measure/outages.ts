import type { Slot } from './slot.ts';

/** A stretch of bad probes: from the intended instant of its first to the first good answer after it, or null when none came. */
export interface Outage {
  readonly startMs: number;
  readonly endMs: number | null;
}

/** The stretches of bad probes, in milliseconds after the fault. */
export function outagesIn(slots: readonly Slot[]): readonly Outage[] {
  const outages: Outage[] = [];
  let start: number | undefined;
  let end = Infinity;
  for (const { isGood, intendedMs, doneMs } of slots) {
    if (isGood && start !== undefined) end = Math.min(end, doneMs);
    if (isGood || (start !== undefined && end === Infinity)) continue;
    if (start !== undefined) outages.push({ startMs: start, endMs: end });
    start = intendedMs;
    end = Infinity;
  }
  if (start !== undefined) outages.push({ startMs: start, endMs: end === Infinity ? null : end });
  return outages;
}
