/** What makes a run be broken off and healed. Missing data trips each of them: what is not seen is not known to be harmless. */
export type StopCondition =
  /** Share of a 30-day error budget that this one run may spend. */
  | { readonly kind: 'budget-burn'; readonly maxShare: number }
  /** Share of good answers of the control endpoint, which the fault must not touch. */
  | { readonly kind: 'indicator'; readonly minRatio: number }
  | { readonly kind: 'alarm' }
  /** How far the prober may be behind its schedule. */
  | { readonly kind: 'prober-health'; readonly maxLagMs: number }
  | { readonly kind: 'wall-clock'; readonly maxMs: number }
  | { readonly kind: 'stop-file' };

/** What is seen at one instant; a figure that nobody could see is absent. */
export interface Observation {
  readonly elapsedMs: number;
  /** Since the last reading of anything; absent before the first. */
  readonly sinceReadingMs?: number;
  readonly budgetShare?: number;
  readonly indicatorRatio?: number;
  readonly alarm?: 'ok' | 'alarm';
  readonly lagMs?: number;
  readonly isStopAsked?: boolean;
}

/** Readings older than this are no data. */
const staleAfterMs = 5000;

/** Why the run is to be broken off now, as a sentence; undefined when it may go on. */
export function stopReason(conditions: readonly StopCondition[], seen: Observation): string | undefined {
  for (const condition of conditions) {
    const reason = reasonOf(condition, seen);
    if (reason !== undefined) return reason;
  }
  return undefined;
}

function reasonOf(condition: StopCondition, seen: Observation): string | undefined {
  switch (condition.kind) {
    case 'budget-burn':
      return judged(seen, seen.budgetShare, 'the share of the error budget', (share) =>
        share > condition.maxShare
          ? `The run has spent ${percent(share)} of a 30-day error budget; ${percent(condition.maxShare)} may be spent.`
          : undefined,
      );
    case 'indicator':
      return judged(seen, seen.indicatorRatio, 'the control endpoint', (ratio) =>
        ratio < condition.minRatio
          ? `Only ${percent(ratio)} of the answers of the control endpoint are good; the fault must not touch it.`
          : undefined,
      );
    case 'alarm':
      if (seen.alarm === undefined)
        return 'The state of the stop alarm is not known, which stops the run as an alarm does.';
      return seen.alarm === 'alarm' ? 'The stop alarm went off.' : undefined;
    case 'prober-health':
      return judged(seen, seen.lagMs, 'the prober', (lagMs) =>
        lagMs > condition.maxLagMs
          ? `The prober is ${Math.round(lagMs)} ms behind its schedule; ${condition.maxLagMs} ms are allowed.`
          : undefined,
      );
    case 'wall-clock':
      return seen.elapsedMs > condition.maxMs
        ? `The run has taken ${Math.round(seen.elapsedMs / 1000)} s; ${Math.round(condition.maxMs / 1000)} s are allowed.`
        : undefined;
    case 'stop-file':
      if (seen.isStopAsked === undefined) return 'It cannot be told whether somebody asked the run to stop.';
      return seen.isStopAsked ? 'Somebody asked the run to stop.' : undefined;
  }
}

function judged(
  { sinceReadingMs }: Observation,
  value: number | undefined,
  what: string,
  judge: (value: number) => string | undefined,
): string | undefined {
  if (value === undefined || Number.isNaN(value))
    return `Nothing is known of ${what}, so the run is not allowed to go on.`;
  if (sinceReadingMs === undefined || sinceReadingMs > staleAfterMs)
    return `Nothing new was seen of ${what} for more than ${staleAfterMs / 1000} s, so the run is not allowed to go on.`;
  return judge(value);
}

function percent(ratio: number): string {
  return `${Number((ratio * 100).toFixed(2))} %`;
}
