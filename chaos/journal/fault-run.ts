import { setTimeout as delay } from 'node:timers/promises';
import type { FaultScope, Twin } from '../drivers/driver.ts';
import type { FaultStep, Mutation } from '../faults/fault.ts';
import type { Journal } from './journal.ts';
import { type HealLimits, messageOf, takeBack, type TakenBack } from './taken-back.ts';

/** A fault under way: its steps on paper first, then done, then taken back. */
export interface FaultRun {
  /** Puts every step on the disk. Rejects when that fails, and then nothing was, and nothing may be, changed. */
  readonly arm: (steps: readonly FaultStep[]) => Promise<void>;
  /** Makes the changes that were armed, in their order. Rejects with what failed; what was done before stays to be taken back. */
  readonly fire: () => Promise<void>;
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
  const armed: { readonly step: number; readonly change: Mutation }[] = [];
  const underWay = new Set<Promise<void>>();
  let count = 0;
  let over = new AbortController();

  const announce = async (step: FaultStep): Promise<number> => {
    const number = (count += 1);
    await journal.record({ record: 'intent', step: number, ...step });
    return number;
  };
  const make = async (step: number, change: Mutation): Promise<void> => {
    if (over.signal.aborted || expired()) throw new Error('The time of the fault is over, so nothing more is changed');
    const making = changed(twin, change);
    track(underWay, making);
    try {
      await making;
    } catch (error) {
      await journal.record({ record: 'failed', step, message: messageOf(error) });
      throw error;
    }
    await journal.record({ record: 'done', step });
  };

  return {
    arm: async (steps) => {
      for (const step of steps) armed.push({ step: await announce(step), change: step.do });
    },
    fire: async () => {
      const era = over.signal;
      for (const { step, change } of armed.splice(0)) {
        if (era.aborted) throw new Error('The fault was taken back before all of it was done');
        await make(step, change);
      }
    },
    add: async (step) => await make(await announce(step), step.do),
    takeBack: async (limits) => {
      over.abort();
      armed.length = 0;
      // A change that takes effect after healing would stay.
      await Promise.race([Promise.all(underWay), delay(limits.stepMs, undefined, { ref: false })]);
      const { open } = await journal.state();
      const result = await takeBack(open, twin, journal, 'harness', limits);
      if (underWay.size > 0)
        return { isHealed: false, saw: `a change was still under way while it was taken back; ${result.saw}` };
      over = new AbortController();
      return result;
    },
  };
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
