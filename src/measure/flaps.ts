import type { Outage } from './outages.ts';
import type { RecoveryInterval } from './recovery-interval.ts';

/** How often service came back and went again before it recovered for good. */
export function flapsIn(outages: readonly Outage[], recovery: RecoveryInterval | undefined): number {
  const before = outages.filter(({ startMs }) => recovery === undefined || startMs <= recovery.afterMs);
  return Math.max(0, before.length - 1);
}
