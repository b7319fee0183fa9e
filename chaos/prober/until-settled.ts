import type { OutageSettings, ProbingEnd } from '../../src/measure/outage-record.ts';
import { passed } from './passed.ts';
import type { ProbeSeries } from './probe-series.ts';
import type { RunClock } from './run-clock.ts';
import { hasSettled } from './settled.ts';

interface Watching {
  readonly settings: OutageSettings;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** Waits until every client that failed has recovered, the time is over, or the signal; and says which. */
export async function untilSettled(
  series: readonly ProbeSeries[],
  faultAtMs: number,
  clock: RunClock,
  { settings, say, signal }: Watching,
): Promise<ProbingEnd> {
  const counting = series.filter(({ client }) => client === 'fresh' || client === 'kept');
  const everyMs = Math.max(settings.periodMs, 20);
  let isOut = false;
  while (clock.nowMs() < faultAtMs + settings.afterMs) {
    await passed(everyMs, signal);
    if (signal.aborted) return 'aborted';
    const lastBadMs = Math.max(...counting.map((one) => one.lastBadMs() ?? -1));
    if (lastBadMs < 0) continue;
    const sinceBadMs = clock.nowMs() - lastBadMs;
    const isBad = sinceBadMs < 3 * settings.periodMs;
    const afterMs = Math.round(clock.nowMs() - faultAtMs);
    if (isBad !== isOut) say(`${isBad ? 'probes fail' : 'probes succeed again'}, ${afterMs} ms after the fault`);
    isOut = isBad;
    // A sustained window cannot be complete before.
    if (sinceBadMs < settings.sustainMs) continue;
    const seen = counting.map((one) => one.seen());
    if (hasSettled(faultAtMs, seen, settings)) return 'settled';
  }
  return 'limit';
}
