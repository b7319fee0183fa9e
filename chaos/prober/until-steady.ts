import type { OutageSettings } from '../../src/measure/outage-record.ts';
import { unsteadySince } from './all-series.ts';
import { passed } from './passed.ts';
import type { ProbeSeries } from './probe-series.ts';
import type { RunClock } from './run-clock.ts';
import { Unsteady } from './unsteady.ts';

interface Watching {
  readonly settings: OutageSettings;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/**
 * Waits until all probes of the time before the fault were good, and gives the instant from which on they were; undefined when the signal
 * came first. Throws Unsteady, with the last flaws, when that was not seen within the settings' time.
 */
export async function untilSteady(
  series: readonly ProbeSeries[],
  clock: RunClock,
  { settings, say, signal }: Watching,
): Promise<number | undefined> {
  const untilMs = clock.nowMs() + (settings.steadyWithinMs ?? 0);
  for (let sinceMs = 0; ; sinceMs = clock.nowMs() - settings.beforeMs) {
    const flaws = unsteadySince(sinceMs, series, clock, settings);
    const [flaw] = flaws;
    if (flaw === undefined) return sinceMs;
    if (clock.nowMs() >= untilMs) throw new Unsteady(flaws);
    if (sinceMs === 0) say(`waiting for the steady state: ${flaw}`);
    await passed(settings.periodMs, signal);
    if (signal.aborted) return undefined;
  }
}
