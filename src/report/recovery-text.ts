import type { MeasuredPathData } from '../evidence/experiment-data.ts';
import { duration, interval } from './duration.ts';

type Recovery = Pick<MeasuredPathData, 'rtoMs' | 'rtoIntervalMs' | 'firstBadMs' | 'lastBadMs' | 'probes'>;

/** When a path came back, as the interval that contains the truth, or why nobody can say. */
export function recoveryText({ rtoMs, rtoIntervalMs, firstBadMs, lastBadMs, probes }: Recovery): string {
  if (rtoIntervalMs) return `back between ${interval(rtoIntervalMs)} after the fault`;
  if (probes.sent === 0) return 'not measured: no probe was sent';
  if (rtoMs !== null) return `back by ${duration(rtoMs)} after the fault; since when was not measured`;
  if (firstBadMs === null) return probes.failed === 0 ? 'no probe failed' : 'not measured: when it failed was not seen';
  const lastSeen = lastBadMs === null ? '' : `; last seen failing ${duration(lastBadMs)} after the fault`;
  return `not seen to come back${lastSeen}`;
}
