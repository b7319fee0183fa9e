import type { Slot } from './slot.ts';

/** Milliseconds of downtime: every probe that failed, was too slow or was never sent stands for one period. */
export function downtimeMs(slots: readonly Slot[], periodMs: number): number {
  return slots.filter(({ isGood }) => !isGood).length * periodMs;
}
