import type { Twin, TwinEvent } from '../drivers/driver.ts';
import type { FaultPlan } from '../faults/fault.ts';
import { passed } from '../prober/passed.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';
import type { FaultTiming } from './experiment.ts';

/** How the instant of a fault came about, for the evidence. */
export type TimedBy =
  | { readonly kind: 'locked'; readonly to: string }
  | { readonly kind: 'jittered'; readonly waitedMs: number }
  /** No check was seen to pass in time, so chance decided after all. */
  | { readonly kind: 'not-locked'; readonly waitedMs: number };

/** Waits for the moment of the fault. `random` gives 0-1. */
export async function momentOfFault(
  timing: FaultTiming,
  twin: Pick<Twin, 'onEvent'>,
  { plan, fault }: { readonly plan: TwinPlan; readonly fault: FaultPlan },
  tools: { readonly timeScale: number; readonly random: () => number; readonly signal: AbortSignal },
): Promise<TimedBy> {
  const intervalMs = noticingIntervalMs(plan, fault) / tools.timeScale;
  if (timing.kind === 'locked') {
    const check = await firstPassed(twin, fault, intervalMs * slack, tools.signal);
    return check ? { kind: 'locked', to: check.part } : { kind: 'not-locked', waitedMs: intervalMs * slack };
  }
  const waitedMs = tools.random() * intervalMs;
  await passed(waitedMs, tools.signal);
  return { kind: 'jittered', waitedMs };
}

const slack = 1.2;

/** The longest time that waiting for the moment can take, unscaled. */
export function longestWaitMs(plan: TwinPlan, fault: FaultPlan): number {
  return noticingIntervalMs(plan, fault) * slack;
}

/** The longest interval of the checks that notice this fault: those of records for a region, else those of load balancers; 0 without any. */
function noticingIntervalMs({ balancers, records }: TwinPlan, { silentRegions }: FaultPlan): number {
  const intervals =
    silentRegions.length > 0
      ? records.flatMap(({ check }) => (check ? [check.intervalMs] : []))
      : balancers.flatMap(({ targetGroups }) => targetGroups.map(({ check }) => check.intervalMs));
  return Math.max(0, ...intervals);
}

/** A check of what will be struck that has just passed: a fault right after it is noticed as late as can be. */
function isPassedCheck({ what, detail }: TwinEvent, { silentRegions, struck }: FaultPlan): boolean {
  if (what !== 'checked' || detail['passed'] !== true) return false;
  const target = detail['target'];
  // Checks of records tell no target: they are of the record itself.
  if (silentRegions.length > 0) return target === undefined;
  return typeof target !== 'string' || struck.some(({ zone }) => zone !== undefined && target.includes(zone));
}

async function firstPassed(
  twin: Pick<Twin, 'onEvent'>,
  fault: FaultPlan,
  limitMs: number,
  signal: AbortSignal,
): Promise<TwinEvent | undefined> {
  const seen = Promise.withResolvers<TwinEvent | undefined>();
  twin.onEvent((event) => {
    if (isPassedCheck(event, fault)) seen.resolve(event);
  });
  const over = new AbortController();
  const limit = passed(limitMs, AbortSignal.any([signal, over.signal])).then(() => undefined);
  const first = await Promise.race([seen.promise, limit]);
  over.abort();
  return first;
}
