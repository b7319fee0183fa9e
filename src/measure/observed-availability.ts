import type { Slot } from './slot.ts';

export interface ObservedAvailability {
  /** Good probes among all that were intended, 0-1. */
  readonly byRequestRatio: number;
  /** Seconds without a bad probe among all seconds, 0-1. */
  readonly bySecondRatio: number;
}

/** Availability in the time after the fault; undefined without a probe, since then nothing was seen. */
export function observedAvailability(slots: readonly Slot[]): ObservedAvailability | undefined {
  if (slots.length === 0) return undefined;
  const seconds = Map.groupBy(slots, ({ intendedMs }) => Math.floor(intendedMs / 1000));
  const goodSeconds = [...seconds.values()].filter((second) => second.every(({ isGood }) => isGood));
  return {
    byRequestRatio: slots.filter(({ isGood }) => isGood).length / slots.length,
    bySecondRatio: goodSeconds.length / seconds.size,
  };
}
