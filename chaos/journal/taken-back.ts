import { setTimeout as delay } from 'node:timers/promises';
import type { PartStatus, Twin } from '../drivers/driver.ts';
import { scopeText } from '../faults/planned.ts';
import { amissAfter } from './amiss-after.ts';
import type { Journal } from './journal.ts';
import type { HealedBy, Intent } from './journal-record.ts';
import { messageOf, within } from './within.ts';

/** The part of a twin that heals; another process may have it, too. */
export type Healer = Pick<Twin, 'heal' | 'status'>;

/** Whether everything is shown to be whole again, and what was seen: last, when it is not. */
export interface TakenBack {
  readonly isHealed: boolean;
  readonly saw: string;
}

export interface HealLimits {
  /** How long one step may take to be undone and shown to be. */
  readonly stepMs: number;
}

const pollMs = 100;

/**
 * Undoes every open step of a journal, the last one first, and reads the state back: what each step names, and then that nothing else is
 * amiss, since a step may have struck more than it names. A call that fails or hangs is no reason to leave the other steps; only what is read
 * back counts. Safe to repeat.
 */
export async function takeBack(
  open: readonly Intent[],
  healer: Healer,
  journal: Pick<Journal, 'record'>,
  by: HealedBy,
  limits: HealLimits,
): Promise<TakenBack> {
  const notes: string[] = [];
  // A journal that cannot be written is no reason to leave things broken.
  const record: Journal['record'] = async (line) =>
    await journal.record(line).catch((error: unknown) => {
      notes.push(`the journal could not be written: ${messageOf(error)}`);
    });
  await record({ record: 'healing', by });
  const results: TakenBack[] = [];
  for (const intent of open) {
    const result = await undone(intent, healer, limits);
    results.push(result);
    const { step } = intent;
    await record(
      result.isHealed ? { record: 'undone', step, saw: result.saw } : { record: 'not-undone', step, saw: result.saw },
    );
  }
  const isEach = results.every(({ isHealed }) => isHealed);
  const amiss = isEach ? await amissAfter(healer, limits.stepMs, never) : undefined;
  return {
    isHealed: isEach && amiss === undefined,
    saw: [...results.map(({ saw }) => saw), ...(amiss === undefined ? [] : [amiss]), ...notes].join('; '),
  };
}

// Cleaning up goes on when somebody is in a hurry: what is broken must not stay so.
const never = new AbortController().signal;

async function undone({ undo }: Intent, healer: Healer, { stepMs }: HealLimits): Promise<TakenBack> {
  const { heal, verify } = undo;
  if (!heal) return { isHealed: true, saw: 'a promotion stands until the next one' };
  const untilMs = performance.now() + stepMs;
  let trouble = await within(healer.heal(heal), stepMs);
  for (;;) {
    const leftMs = untilMs - performance.now();
    const status = await within(healer.status(), Math.max(pollMs, leftMs));
    const amiss = status.ok ? whatIsAmiss(status.value, verify) : `the state could not be read: ${status.why}`;
    if (amiss === undefined) return { isHealed: true, saw: `${scopeText(heal)} is up` };
    if (leftMs <= 0) {
      const why = trouble.ok ? '' : ` (healing failed: ${trouble.why})`;
      return { isHealed: false, saw: `${scopeText(heal)}: ${amiss}${why}` };
    }
    await delay(pollMs);
    if (!trouble.ok) trouble = await within(healer.heal(heal), Math.max(pollMs, leftMs));
  }
}

/** What keeps a state from being whole, or undefined. What is not in it was not seen, and is not taken for whole. */
function whatIsAmiss(statuses: readonly PartStatus[], ids: readonly string[]): string | undefined {
  if (ids.length === 0) return 'nothing was named that could be read back';
  for (const id of ids) {
    const own = statuses.filter(({ part, zone }) => part === id || zone === id || part.startsWith(`${id}/`));
    if (own.length === 0) return `nothing is known of ${id}`;
    const bad = own.find(({ state }) => state !== 'up');
    if (bad) return `${bad.part} is ${bad.state} (${bad.says})`;
  }
  return undefined;
}
