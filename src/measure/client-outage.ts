import { downtimeMs } from './downtime.ts';
import { flapsIn } from './flaps.ts';
import { observedAvailability } from './observed-availability.ts';
import type { OutageSettings } from './outage-record.ts';
import { type Outage, outagesIn } from './outages.ts';
import { countedAs, type Reading } from './reading.ts';
import { recoveryInterval } from './recovery-interval.ts';
import { type ScheduleLag, scheduleLag } from './schedule-lag.ts';
import { slotsAfter } from './slot.ts';

/** What one client saw. Times are milliseconds after the fault; null where nothing was measured. */
export interface ClientOutage {
  readonly rtoMs: number | null;
  /** Service recovered after the first and by the second. */
  readonly rtoIntervalMs: readonly [number, number] | null;
  /** How far the truth may lie below `rtoMs`; the probe period where nothing was measured. */
  readonly resolutionMs: number;
  /** Intended instant of the first bad probe. */
  readonly firstBadMs: number | null;
  readonly lastBadMs: number | null;
  readonly outages: readonly Outage[];
  readonly downtimeMs: number;
  readonly flaps: number;
  /** Good among all intended probes after the fault, 0-1. */
  readonly availabilityRatio: number | null;
  readonly availableSecondsRatio: number | null;
  /** Counts after the fault. What is neither ok, failed nor late was never sent. */
  readonly probes: {
    readonly intended: number;
    readonly sent: number;
    readonly ok: number;
    readonly failed: number;
    readonly late: number;
    /** Sent once more on a new connection, since the reused one was reset; the second answer counts. */
    readonly retried: number;
  };
  readonly scheduleLagMs: ScheduleLag | null;
}

/** The figures of one client's readings. */
export function clientOutage(faultAtMs: number, readings: readonly Reading[], settings: OutageSettings): ClientOutage {
  const { periodMs } = settings;
  const slots = slotsAfter(faultAtMs, readings, settings);
  const recovery = recoveryInterval(slots, settings);
  const outages = outagesIn(slots);
  const availability = observedAvailability(slots);
  const bad = slots.filter(({ isGood }) => !isGood);
  const [first, last] = [bad.at(0), bad.at(-1)];
  const after = readings.filter(({ intendedMs, doneMs }) => intendedMs > faultAtMs - periodMs && doneMs > faultAtMs);
  const lag = scheduleLag(after);
  return {
    rtoMs: recovery ? rounded(recovery.byMs) : null,
    rtoIntervalMs: recovery ? [rounded(recovery.afterMs), rounded(recovery.byMs)] : null,
    resolutionMs: recovery ? rounded(recovery.byMs - recovery.afterMs) : periodMs,
    firstBadMs: first ? rounded(first.intendedMs) : null,
    lastBadMs: last ? rounded(last.intendedMs) : null,
    outages: outages.map(({ startMs, endMs }) => ({
      startMs: rounded(startMs),
      endMs: endMs === null ? null : rounded(endMs),
    })),
    downtimeMs: downtimeMs(slots, periodMs),
    flaps: flapsIn(outages, recovery),
    availabilityRatio: availability?.byRequestRatio ?? null,
    availableSecondsRatio: availability?.bySecondRatio ?? null,
    probes: counts(after, settings),
    scheduleLagMs: lag ? { p50: rounded(lag.p50), p99: rounded(lag.p99), max: rounded(lag.max) } : null,
  };
}

function counts(readings: readonly Reading[], settings: OutageSettings): ClientOutage['probes'] {
  const counted = readings.map((reading) => countedAs(reading, settings));
  const of = (word: (typeof counted)[number]): number => counted.filter((one) => one === word).length;
  return {
    intended: readings.length,
    sent: readings.length - of('unsent'),
    ok: of('ok'),
    failed: of('failed'),
    late: of('late'),
    retried: readings.filter(({ retried }) => retried === true).length,
  };
}

/** To the microsecond: the clock tells no more that means anything. */
function rounded(ms: number): number {
  return Math.round(ms * 1000) / 1000;
}
