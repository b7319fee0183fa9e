import type { FromConfig } from './from-config.ts';

/** How old what Config kept of a type is: times of capture in UTC, and the greatest age in milliseconds. */
export interface Staleness {
  readonly type: string;
  readonly resources: number;
  readonly oldestCapture: string;
  readonly newestCapture: string;
  readonly maxAgeMs: number;
}

/**
 * How stale an answer may be, for the evidence. Config captures a resource when it changes, or once a day where the recorder does
 * so: an old capture alone is no fault, since nothing may have changed, and a change since then is not seen.
 */
export function stalenessOf(records: readonly FromConfig[], nowMs: number): readonly Staleness[] {
  return [...Map.groupBy(records, ({ type }) => type)]
    .map(([type, all]) => {
      const times = all.map(({ capturedAt }) => capturedAt).toSorted();
      const oldestCapture = times[0] ?? '';
      return {
        type,
        resources: all.length,
        oldestCapture,
        newestCapture: times.at(-1) ?? '',
        maxAgeMs: nowMs - Date.parse(oldestCapture),
      };
    })
    .toSorted((a, b) => (a.type < b.type ? -1 : 1));
}
