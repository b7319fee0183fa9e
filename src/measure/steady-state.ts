import { countedAs, type GoodAnswer, type Reading } from './reading.ts';
import { lagMs } from './schedule-lag.ts';

/**
 * Why the time before a fault was not steady, as sentences; none when every probe of it got a good answer. Breaking what is broken
 * already, or what was not seen, would tell nothing.
 */
export function unsteadiness(before: readonly Reading[], rule: GoodAnswer): readonly string[] {
  if (before.length === 0) return ['No probe was answered before the fault, so nothing is known of the steady state.'];
  const bySeries = Map.groupBy(before, ({ path, client }) => `${path} (${client} client)`);
  return [...bySeries].flatMap(([series, readings]) => {
    const bad = readings.filter((reading) => countedAs(reading, rule) !== 'ok');
    const [first] = bad;
    if (!first) return [];
    return [
      `${series}: ${bad.length} of ${readings.length} probes before the fault were not good; the first ${reasonOf(first, rule)}.`,
    ];
  });
}

function reasonOf(reading: Reading, rule: GoodAnswer): string {
  const tookMs = Math.round(reading.doneMs - reading.intendedMs);
  switch (reading.outcome) {
    case 'unsent':
      return `could not be sent, since the prober itself was held up for ${tookMs} ms`;
    case 'timed-out':
      return `had no answer within ${tookMs} ms`;
    case 'failed':
      return `failed with ${reading.error ?? 'an unnamed error'}`;
    case 'answered':
      if (countedAs(reading, rule) === 'failed') return `was answered with status ${reading.status}`;
      return `was answered after ${tookMs} ms, ${Math.round(lagMs(reading))} ms of which the prober itself was held up`;
  }
}
