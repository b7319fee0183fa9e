import type { FaultPlan } from '../faults/fault.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';
import type { Experiment, Objective } from './experiment.ts';
import { longestWaitMs } from './fault-timing.ts';
import type { MeasureOrder } from './measure.ts';
import { worstCase } from './worst-case.ts';

/** How thoroughly a run looks. Times are real ones; a scaled twin divides them. */
export interface Profile {
  readonly name: 'quick' | 'full';
  readonly beforeMs: number;
  readonly sustainMs: number;
  readonly quiesceMs: number;
}

export const quick: Profile = { name: 'quick', beforeMs: 2000, sustainMs: 5000, quiesceMs: 1000 };
export const full: Profile = { name: 'full', beforeMs: 5000, sustainMs: 30_000, quiesceMs: 5000 };

/** What is left for the last probe and the heal, and for the noise of one machine. */
const marginMs = 3000;
const timeoutMs = 1000;
/** A twin that has just been started is slow at first, and much slower where other work keeps the processors busy. */
const steadyWithinMs = 60_000;

/** How a run is probed and written to: long enough to see a recovery that the objectives still allow, no longer. */
export function settingsFor(
  experiment: Experiment,
  plan: TwinPlan,
  fault: FaultPlan,
  profile: Profile,
  timeScale: number,
): Omit<MeasureOrder, 'endpoints'> {
  const scaled = (ms: number): number => ms / timeScale;
  // Shorter than a few time-outs no window tells anything, however fast the timers are.
  const sustainMs = Math.max(2 * timeoutMs, scaled(profile.sustainMs));
  const timingMs = scaled(longestWaitMs(plan, fault));
  const limitMs = (kind: 'requests' | 'writes'): number | undefined =>
    allowedMs(experiment.objectives, plan, fault, kind);
  const after = (kind: 'requests' | 'writes'): number =>
    scaled(Math.max(worstCase(plan, fault, kind).measurableMs, limitMs(kind) ?? 0)) + marginMs + timingMs;
  // Where writes need not be accepted again, no sustained window of them is waited for.
  const writesSustainMs = limitMs('writes') === undefined ? 0 : sustainMs;
  const [maxRtoMs, maxWriteRtoMs] = [limitMs('requests'), limitMs('writes')];
  const { load } = experiment;
  return {
    ...(maxWriteRtoMs === undefined ? {} : { maxWriteRtoMs: scaled(maxWriteRtoMs) }),
    outage: {
      periodMs: load.probePeriodMs,
      timeoutMs,
      slowMs: timeoutMs / 2,
      expectStatus: 200,
      beforeMs: profile.beforeMs,
      steadyWithinMs,
      afterMs: after('requests') + sustainMs,
      sustainMs,
      sloRatio: 0.9999,
      ...(maxRtoMs === undefined ? {} : { maxRtoMs: scaled(maxRtoMs) }),
    },
    ledger: {
      writers: load.writers,
      ratePerSecond: load.writesPerSecond,
      beforeMs: profile.beforeMs,
      steadyWithinMs,
      afterMs: after('writes') + writesSustainMs,
      writeTimeoutMs: timeoutMs,
      quiesceMs: Math.max(timeoutMs, scaled(profile.quiesceMs)),
      maxLost: experiment.objectives.some(({ kind }) => kind === 'loss-bounded') ? Number.MAX_SAFE_INTEGER : 0,
    },
  };
}

/** How long it may take on the twin, which has no control plane of AWS's; undefined where no objective says. */
function allowedMs(
  objectives: readonly Objective[],
  plan: TwinPlan,
  fault: FaultPlan,
  kind: 'requests' | 'writes',
): number | undefined {
  const worst = worstCase(plan, fault, kind);
  const limitsMs = objectives.flatMap((objective) => {
    if (objective.kind === 'requests-answered' && kind === 'requests') return [objective.withinSeconds * 1000];
    if (objective.kind === 'writes-accepted' && kind === 'writes')
      return [objective.withinSeconds * 1000 - (worst.totalMs - worst.measurableMs)];
    return objective.kind === 'downtime-bounded' ? [objective.atMostSeconds * 1000] : [];
  });
  return limitsMs.length === 0 ? undefined : Math.max(0, ...limitsMs);
}
