import { rm } from 'node:fs/promises';
import type { Twin, TwinEvent } from '../drivers/driver.ts';
import type { FaultPlan, Strike } from '../faults/fault.ts';
import { faultNamed } from '../faults/catalogue.ts';
import { withoutRegions } from '../faults/dead-region.ts';
import { Refusal } from '../faults/refusal.ts';
import { type ChangedTwin, faultRun, type FaultRun } from '../journal/fault-run.ts';
import type { Holder } from '../journal/holder.ts';
import { beginJournal, journalLines, refuseWhileOpen, stopFile } from '../journal/journal.ts';
import type { JournalDisk } from '../journal/journal-disk.ts';
import type { HealLimits, TakenBack } from '../journal/taken-back.ts';
import { messageOf } from '../journal/within.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';
import type { WatchOrder } from '../watchdog/watch.ts';
import type { Watchdog } from '../watchdog/watchdog.ts';
import type { Experiment } from './experiment.ts';
import type { TimedBy } from './fault-timing.ts';
import type { Endpoints, Measure, Measured } from './measure.ts';
import type { Profile } from './profile.ts';
import { stopWatch } from './stop-watch.ts';
import { type Broken, broken } from './under-fault.ts';
import { amissAfter } from '../journal/amiss-after.ts';

/** Everything a run is given: the twin it breaks, what measures, and what heals when it cannot. */
export interface RunParts {
  /** The template's own times; the twin may be scaled. */
  readonly plan: TwinPlan;
  readonly startTwin: (signal: AbortSignal) => Promise<Twin & ChangedTwin>;
  readonly endpoints: (twin: Twin) => Endpoints;
  readonly measure: Measure;
  readonly holder: (twin: Twin) => Holder;
  /** Address of a module that exports `door`. */
  readonly door: string;
  readonly watchdog: (order: WatchOrder) => Promise<Watchdog>;
  readonly journalFolder: string;
  readonly disk?: JournalDisk;
  readonly limits: HealLimits;
  readonly timeScale: number;
  readonly profile: Profile;
  readonly random: () => number;
  /** Keeps evidence: readings, events, what was done. */
  readonly record: (record: unknown) => void;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
}

/** One loss of one thing in one way, measured and taken back. */
export interface RunRecord {
  readonly run: string;
  readonly fault: FaultPlan;
  readonly measured: Measured | undefined;
  readonly timedBy: TimedBy | undefined;
  readonly events: readonly TwinEvent[];
  /** What the twin itself showed of the fault while it lasted. */
  readonly isEffectShown: boolean;
  readonly takenBack: TakenBack;
  /** From the beginning of the healing to everything up; undefined when that was not seen. */
  readonly wholeAgainMs: number | undefined;
  /** What stopped it; undefined when it ran to its end. */
  readonly stopped: string | undefined;
  /** What went wrong and is no measurement: the fault could not be done, a recovery failed. */
  readonly troubles: readonly string[];
}

const graceMs = 60_000;

/**
 * Runs one experiment once, on a twin of its own. The undo of every change is on the disk before the change; whatever happens, it is then
 * taken back and read back. Throws Refusal, or Unsteady, when it was not begun; nothing is broken then.
 */
export async function runOnce(
  experiment: Experiment,
  aim: { readonly targets: readonly string[]; readonly kind: Strike },
  parts: RunParts,
): Promise<RunRecord> {
  const fault = faultNamed(experiment.fault).plan(parts.plan, aim);
  await refuseWhileOpen(parts.journalFolder);
  await using twin = await parts.startTwin(parts.signal);
  const events: TwinEvent[] = [];
  twin.onEvent((event) => {
    events.push(event);
    parts.record({ record: 'event', ...event, monoNs: String(event.monoNs) });
  });
  const before = await amissAfter(twin, parts.limits.stepMs, parts.signal);
  if (before !== undefined)
    throw new Refusal(
      `The twin is not in its steady state: ${before}`,
      'Breaking what is broken already would tell nothing.',
    );

  const run = `${experiment.id}-${aim.kind}-${Date.now().toString(36)}${Math.floor(parts.random() * 1e6).toString(36)}`;
  const longestMs = Math.max(0, ...experiment.stop.flatMap((one) => (one.kind === 'wall-clock' ? [one.maxMs] : [])));
  const expiresAfterMs = longestMs + graceMs;
  // What somebody asked of an earlier run is not meant for this one; who asks it of this one finds its journal open.
  await rm(stopFile(parts.journalFolder), { force: true });
  const openedNs = process.hrtime.bigint();
  const journal = await beginJournal(
    parts.journalFolder,
    {
      run,
      startedAt: new Date().toISOString(),
      architecture: parts.plan.architecture,
      experiment: experiment.id,
      does: fault.does,
      holder: parts.holder(twin),
      expiresAfterMs,
      openedMonoNs: String(openedNs),
    },
    parts.disk,
  );
  const expired = (): boolean => Number(process.hrtime.bigint() - openedNs) / 1e6 > expiresAfterMs;
  const recovering = withoutRegions(twin, fault.silentRegions);
  let isBack = false;
  const changing: ChangedTwin = {
    fault: (scope, kind) => twin.fault(scope, kind),
    heal: (scope) => twin.heal(scope),
    status: () => twin.status(),
    promote: (follower) => (isBack ? twin : recovering).promote(follower),
    ...(twin.slow ? { slow: (scope, delayMs) => twin.slow?.(scope, delayMs) ?? Promise.resolve() } : {}),
  };
  const faulting = faultRun(changing, journal, expired);
  using stop = stopWatch(experiment.stop, stopFile(parts.journalFolder));
  const troubles: string[] = [];
  let watchdog: Watchdog | undefined;
  let outcome: Broken = { measured: undefined, timedBy: undefined, isEffectShown: false };
  let refused: unknown;
  try {
    watchdog = await parts.watchdog({
      folder: parts.journalFolder,
      run,
      door: parts.door,
      expiresAfterMs: expiresAfterMs + graceMs,
      stepMs: parts.limits.stepMs,
    });
    parts.say(fault.does);
    await armed(faulting, fault);
    outcome = await broken(experiment, fault, { twin, faulting, stop, watchdog, troubles }, parts);
  } catch (error) {
    refused = error;
  }
  parts.say('taking it back');
  const healingMs = performance.now();
  const takenBack = await faulting.takeBack(parts.limits);
  isBack = takenBack.isHealed;
  const isBrokenOff = parts.signal.aborted || stop.reason() !== undefined;
  if (takenBack.isHealed && experiment.failback && outcome.measured && !isBrokenOff)
    await failedBack(fault, faulting, troubles);
  // Cleaning up goes on when somebody is in a hurry: what is broken must not stay so.
  const after = await amissAfter(twin, parts.limits.stepMs, new AbortController().signal);
  const wholeAgainMs = after === undefined ? performance.now() - healingMs : undefined;
  const isHealed = takenBack.isHealed && after === undefined;
  if (isHealed)
    await journal.close(outcome.measured ? 'healed' : 'nothing-begun', 'harness').catch((error: unknown) => {
      troubles.push(
        `The journal could not be closed, so that no run is begun before it is healed: ${messageOf(error)}.`,
      );
    });
  parts.record({ record: 'journal', run, lines: await journalLines(parts.journalFolder, run) });
  parts.record({ record: 'taken-back', run, isHealed, saw: takenBack.saw, amiss: after ?? null });
  // Told that all is over it ends by itself, which is no reason to doubt the run.
  const stopped = parts.signal.aborted ? 'It was interrupted.' : (stop.reason() ?? lost(watchdog));
  await watchdog?.[Symbol.asyncDispose]();
  if (refused !== undefined && isHealed) throw refused;
  if (refused !== undefined) troubles.push(`${messageOf(refused)}.`);
  return {
    run,
    fault,
    ...outcome,
    events,
    takenBack: { isHealed, saw: after === undefined ? takenBack.saw : `${takenBack.saw}; ${after}` },
    wholeAgainMs,
    stopped,
    troubles,
  };
}

async function armed(faulting: FaultRun, fault: FaultPlan): Promise<void> {
  try {
    await faulting.arm(fault.steps);
  } catch (error) {
    throw new Refusal(
      `The undo journal could not be written: ${messageOf(error)}`,
      'Make room there; what cannot be written down is not done.',
    );
  }
}

async function failedBack({ standing }: FaultPlan, faulting: FaultRun, troubles: string[]): Promise<void> {
  for (const { part, isWriterLost } of standing.databases) {
    if (!isWriterLost) continue;
    await faulting.add({ do: { promote: part }, undo: { verify: [] } }).catch((error: unknown) => {
      troubles.push(`${part} could not become the writer again: ${messageOf(error)}.`);
    });
  }
}

function lost(watchdog: Watchdog | undefined): string | undefined {
  return watchdog?.gone.aborted
    ? 'The watchdog was gone before the end, so nothing was allowed to stay broken.'
    : undefined;
}
