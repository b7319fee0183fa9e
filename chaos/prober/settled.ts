import type { OutageSettings } from '../../src/measure/outage-record.ts';
import type { Reading } from '../../src/measure/reading.ts';
import { recoveryInterval } from '../../src/measure/recovery-interval.ts';
import { slotsAfter } from '../../src/measure/slot.ts';

/** What one client has seen so far. */
export interface Seen {
  readonly readings: readonly Reading[];
  /** Intended instant of the oldest probe that is still under way; Infinity when there is none. */
  readonly openMs: number;
}

/** Whether a failure was seen, and every client that saw one has seen a whole sustained window since. */
export function hasSettled(faultAtMs: number, clients: readonly Seen[], settings: OutageSettings): boolean {
  const slots = clients.map(({ readings }) => slotsAfter(faultAtMs, readings, settings));
  const hit = slots.filter((own) => own.some(({ isGood }) => !isGood));
  const bad = hit.flatMap((own) => own.filter(({ isGood }) => !isGood));
  const lastBadMs = bad.reduce((last, { intendedMs }) => Math.max(last, intendedMs), 0);
  // A client that seems well may only not know yet: what it sent first may still hang.
  const isOpen = clients.some(({ openMs }) => openMs - faultAtMs < lastBadMs + settings.sustainMs);
  return hit.length > 0 && !isOpen && hit.every((own) => recoveryInterval(own, settings) !== undefined);
}
