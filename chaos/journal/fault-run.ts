import { setTimeout as delay } from 'node:timers/promises';
import type { FaultScope, Twin } from '../drivers/driver.ts';
import type { FaultStep, Mutation } from '../faults/fault.ts';
import type { Journal } from './journal.ts';
import type { Intent } from './journal-record.ts';
import { type HealLimits, takeBack, type TakenBack } from './taken-back.ts';
import { messageOf } from './within.ts';

/** A fault under way: its steps on paper first, then done, then taken back. */
export interface FaultRun {
  /** Puts every step on the disk. Rejects when that fails, and then nothing was, and nothing may be, changed. */
  readonly arm: (steps: readonly FaultStep[]) => Promise<void>;
  /**
   * Makes the changes that were armed, in their order, and tells CLOCK_MONOTONIC, in ns, when the last of them had been made. Rejects with what
   * failed; what was done before stays to be taken back.
   */
  readonly fire: () => Promise<bigint>;
  /** One change more, such as a promotion: on the disk, then done. */
  readonly add: (step: FaultStep) => Promise<void>;
  /** Undoes all that was armed, whether it was done or not, and reads it back. Safe to repeat. */
  readonly takeBack: (limits: HealLimits) => Promise<TakenBack>;
}

/** What a fault needs of a twin. Links are made slow only by those that can, with a delay of 0 to end it. */
export type ChangedTwin = Pick<Twin, 'fault' | 'heal' | 'promote' | 'status'> & {
  readonly slow?: (scope: FaultScope, delayMs: number) => Promise<void>;
};

/** `expired` tells that the time of the fault is over: somebody else may have healed, so nothing more is broken. */
export function faultRun(twin: ChangedTwin, journal: Journal, expired: () => boolean): FaultRun {
  // Kept beside the journal: when that is gone or cannot be read, what was done must be undone all the same.
  const announced: Intent[] = [];
  const armed: Intent[] = [];
  const underWay = new Set<Promise<void>>();
  let over = new AbortController();

  const announce = async (step: FaultStep): Promise<Intent> => {
    const intent = { record: 'intent', step: announced.length + 1, ...step } as const;
    const stamped = { ...intent, monoNs: String(process.hrtime.bigint()) };
    announced.push(stamped);
    await journal.record(intent);
    return stamped;
  };
  const make = async ({ step, do: change }: Intent, era: AbortSignal): Promise<bigint> => {
    if (era.aborted) throw new Error('The fault was taken back before all of it was done');
    if (expired()) throw new Error('The time of the fault is over, so nothing more is changed');
    const making = changed(twin, change);
    track(underWay, making);
    try {
      await making;
    } catch (error) {
      await journal.record({ record: 'failed', step, message: messageOf(error) });
      throw error;
    }
    const madeNs = process.hrtime.bigint();
    await journal.record({ record: 'done', step });
    return madeNs;
  };

  return {
    arm: async (steps) => {
      const whole: Intent[] = [];
      for (const step of steps) whole.push(await announce(step));
      armed.push(...whole);
    },
    fire: async () => {
      const era = over.signal;
      let madeNs = process.hrtime.bigint();
      for (const intent of armed.splice(0)) madeNs = await make(intent, era);
      return madeNs;
    },
    add: async (step) => {
      const era = over.signal;
      await make(await announce(step), era);
    },
    takeBack: async (limits) => {
      over.abort();
      armed.length = 0;
      // A change that takes effect after healing would stay.
      await Promise.race([Promise.all(underWay), delay(limits.stepMs, undefined, { ref: false })]);
      const result = await takeBack(await openOf(announced, journal), twin, journal, 'harness', limits);
      if (underWay.size > 0)
        return { isHealed: false, saw: `a change was still under way while it was taken back; ${result.saw}` };
      over = new AbortController();
      return result;
    },
  };
}

/** The last one first; what the journal shows to be undone is not undone again. */
async function openOf(announced: readonly Intent[], journal: Journal): Promise<readonly Intent[]> {
  const records = await journal.state().then(
    (state) => state.records,
    () => [],
  );
  const undone = new Set(records.flatMap((one) => (one.record === 'undone' ? [one.step] : [])));
  return announced.filter(({ step }) => !undone.has(step)).toReversed();
}

function track(underWay: Set<Promise<void>>, work: Promise<void>): void {
  const settled = work.then(
    () => void underWay.delete(settled),
    () => void underWay.delete(settled),
  );
  underWay.add(settled);
}

async function changed(twin: ChangedTwin, change: Mutation): Promise<void> {
  if ('promote' in change) return await twin.promote(change.promote);
  if ('fault' in change) return await twin.fault(change.fault, change.kind);
  if (!twin.slow) throw new Error('This twin cannot make a link slow');
  await twin.slow(change.slow, change.delayMs);
}
