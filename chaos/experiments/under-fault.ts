import { setTimeout as delay } from 'node:timers/promises';
import type { Twin } from '../drivers/driver.ts';
import type { FaultPlan, FaultStep } from '../faults/fault.ts';
import type { FaultRun } from '../journal/fault-run.ts';
import { messageOf } from '../journal/within.ts';
import type { Watchdog } from '../watchdog/watchdog.ts';
import type { Experiment } from './experiment.ts';
import { momentOfFault, type TimedBy } from './fault-timing.ts';
import { settingsFor } from './profile.ts';
import { recoverySteps, takeovers } from './recovery-steps.ts';
import type { RunParts, RunRecord } from './run-once.ts';
import type { StopWatch } from './stop-watch.ts';
import { effectSeen } from './twin-state.ts';

/** What was seen while the fault lasted. */
export type Broken = Pick<RunRecord, 'measured' | 'timedBy' | 'isEffectShown'>;

export interface UnderFault {
  readonly twin: Twin;
  readonly faulting: FaultRun;
  readonly stop: StopWatch;
  readonly watchdog: Watchdog;
  readonly troubles: string[];
}

/** Measures around the fault, and does what AWS or whoever recovers would do meanwhile. Rejects when the fault was not begun. */
export async function broken(
  experiment: Experiment,
  fault: FaultPlan,
  { twin, faulting, stop, watchdog, troubles }: UnderFault,
  parts: RunParts,
): Promise<Broken> {
  const signal = AbortSignal.any([parts.signal, stop.signal, watchdog.gone]);
  const settings = settingsFor(experiment, parts.plan, fault, parts.profile, parts.timeScale);
  let timedBy: TimedBy | undefined;
  let isEffectShown = false;
  const under: Promise<void>[] = [];
  const over = new AbortController();
  const trouble = (what: string) => (error: unknown) => {
    if (!signal.aborted) troubles.push(`${what}: ${messageOf(error)}.`);
  };
  const add = (steps: readonly FaultStep[], what: string): void => {
    for (const step of steps) under.push(faulting.add(step).catch(trouble(what)));
  };
  const measured = await parts
    .measure(
      { endpoints: parts.endpoints(twin), ...settings },
      {
        say: parts.say,
        signal,
        record: (one, of) => {
          stop.see(one);
          parts.record({ of, ...one });
        },
        setOff: async (stamp) => {
          const { timeScale, random } = parts;
          timedBy = await momentOfFault(
            experiment.timing,
            twin,
            { plan: parts.plan, fault },
            { timeScale, random, signal },
          );
          signal.throwIfAborted();
          if (experiment.recovery)
            onceDown(twin, over.signal, () => add(recoverySteps(fault, parts.plan), 'A replica could not be promoted'));
          stamp(process.hrtime.bigint());
          const effectiveNs = await faulting.fire();
          // What AWS does by itself; the time it takes there is declared, and added to what is measured here.
          add(takeovers(fault), 'A standby could not take over');
          under.push(
            effectSeen(twin, fault).then(
              (isSeen) => void (isEffectShown = isSeen),
              trouble('The state could not be read'),
            ),
          );
          return effectiveNs;
        },
      },
    )
    .catch((error: unknown) => {
      if (timedBy === undefined) throw error;
      if (!signal.aborted) troubles.push(`The fault could not be done: ${messageOf(error)}.`);
      return undefined;
    });
  // Nobody recovers any more: what is promoted after healing would stay so.
  over.abort();
  await Promise.race([Promise.all(under), delay(parts.limits.stepMs, undefined, { ref: false })]);
  return { measured, timedBy, isEffectShown };
}

/** The first loss that the twin's own checks report after the fault, as long as it lasts. */
function onceDown(twin: Pick<Twin, 'onEvent'>, over: AbortSignal, act: () => void): void {
  let isDone = false;
  twin.onEvent(({ what }) => {
    if (isDone || over.aborted || what !== 'endpoint down') return;
    isDone = true;
    act();
  });
}
