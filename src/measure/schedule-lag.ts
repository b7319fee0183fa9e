import { percentile } from './percentile.ts';
import type { Reading } from './reading.ts';

/** How late probes were sent, in milliseconds after their intended instants. */
export interface ScheduleLag {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** How late one probe was sent; one that never was, was late until it was given up. */
export function lagMs({ intendedMs, sentMs, doneMs }: Reading): number {
  return (sentMs ?? doneMs) - intendedMs;
}

/** Undefined without readings. */
export function scheduleLag(readings: readonly Reading[]): ScheduleLag | undefined {
  const lags = readings.map(lagMs);
  const [p50, p99, max] = [0.5, 0.99, 1].map((share) => percentile(lags, share));
  return p50 === undefined || p99 === undefined || max === undefined ? undefined : { p50, p99, max };
}
