import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Holder, isAlive } from './holder.ts';
import { closedJournal, currentJournal, journalAt, journalState, stopFile } from './journal.ts';
import type { HealedBy, JournalOpening, JournalState } from './journal-record.ts';
import { type Healer, type HealLimits, takeBack } from './taken-back.ts';
import { messageOf } from './within.ts';

/** How another process reaches a twin that it does not hold. */
export interface Door {
  /**
   * What heals the twin of a holder; undefined when the twin is gone and nothing of it is left running, which the driver has looked up.
   * Throws when neither can be told.
   */
  readonly reach: (holder: Holder) => Promise<Healer | undefined>;
}

export interface HealOptions extends HealLimits {
  readonly by: HealedBy;
  /** How long a run that is still going on may take to stop by itself. */
  readonly stopMs: number;
  /** The watchdog heals what its dead or silent harness left, without asking it. */
  readonly ask: boolean;
}

/** What came of healing what a journal left open. */
export type HealOutcome =
  | { readonly verdict: 'nothing'; readonly says: string }
  | { readonly verdict: 'healed'; readonly says: string }
  | { readonly verdict: 'unsafe'; readonly says: string };

const pollMs = 50;

/** Takes back whatever a run left in a folder's journal, with nothing but the journal. Safe to repeat, and never rejects. */
export async function healLeft(folder: string, door: Door, options: HealOptions): Promise<HealOutcome> {
  const file = currentJournal(folder);
  try {
    const state = await journalState(file);
    if (!state)
      return { verdict: 'nothing', says: `No undo journal is open in ${folder}: nothing is left to take back.` };
    const { opening } = state;
    if (!opening) return unsafe(`${file} does not say whose it is. Look at what is running, then delete the file.`);
    const isAsked = options.ask && !state.isClosed && isAlive(opening.holder);
    return (
      (isAsked ? await asked(folder, opening, options) : undefined) ?? (await healed(folder, opening, door, options))
    );
  } catch (error) {
    return unsafe(`${file}: ${messageOf(error)}. What it says is not known to be undone; mend that, and heal again.`);
  }
}

/** Heals what nobody heals any more. */
async function healed(
  folder: string,
  { run, holder }: JournalOpening,
  door: Door,
  options: HealOptions,
): Promise<HealOutcome> {
  const journal = journalAt(currentJournal(folder), run);
  const state = await journal.state();
  if (!state.opening) return await byOthers(folder, run);
  try {
    const outcome = await healedState(state, holder, door, journal, options);
    if (outcome.verdict === 'unsafe') return outcome;
    const isBegun = state.records.some(({ record }) => record === 'intent');
    await journal.close(outcome.isGone ? 'twin-gone' : isBegun ? 'healed' : 'nothing-begun', options.by);
    return { verdict: 'healed', says: `Run ${run}: ${outcome.says}` };
  } catch (error) {
    return unsafe(`Run ${run}: ${messageOf(error)}.`);
  }
}

/** What became of a run whose journal is no longer the open one: only its closed journal shows that it was taken back. */
async function byOthers(folder: string, run: string): Promise<HealOutcome> {
  const kept = await journalState(closedJournal(folder, run));
  return kept?.isClosed
    ? { verdict: 'healed', says: `Run ${run}: somebody else has taken back what it did.` }
    : unsafe(`The journal of run ${run} is gone from ${folder}, and nothing shows that it was taken back.`);
}

type HealedState =
  | { readonly verdict: 'healed'; readonly isGone: boolean; readonly says: string }
  | { readonly verdict: 'unsafe'; readonly says: string };

async function healedState(
  state: JournalState,
  holder: Holder,
  door: Door,
  journal: ReturnType<typeof journalAt>,
  options: HealOptions,
): Promise<HealedState> {
  if (state.isClosed) return { verdict: 'healed', isGone: false, says: 'it was taken back already.' };
  const healer = await door.reach(holder);
  if (!healer) return { verdict: 'healed', isGone: true, says: 'its twin is gone, and nothing of it is left running.' };
  const { isHealed, saw } = await takeBack(state.open, healer, journal, options.by, options);
  if (!isHealed) return unsafe(`Not taken back: ${saw}. Run chaos heal again, or end the twin.`);
  if (state.damaged.length > 0)
    return unsafe(
      `Lines ${state.damaged.join(', ')} of the journal cannot be read, so something may still be broken; the rest is taken back (${saw}).`,
    );
  const isBegun = state.records.some(({ record }) => record === 'intent');
  const what =
    state.open.length > 0
      ? `taken back and read back: ${saw}.`
      : isBegun
        ? 'all was undone already.'
        : 'no step had been begun.';
  return { verdict: 'healed', isGone: false, says: what };
}

/** The run is still going on: who holds the twin heals best. Undefined when its process ends before it has. */
async function asked(
  folder: string,
  { run, holder }: JournalOpening,
  { stopMs }: HealOptions,
): Promise<HealOutcome | undefined> {
  const who = `Run ${run} (process ${holder.pid})`;
  await writeFile(stopFile(folder), '');
  const untilMs = performance.now() + stopMs;
  while (performance.now() < untilMs) {
    const isThere = isAlive(holder);
    const now = await journalState(currentJournal(folder));
    if (now?.opening?.run !== run) return await byOthers(folder, run);
    if (now.isClosed) return { verdict: 'healed', says: `${who} was asked to stop, and has taken back what it did.` };
    if (!isThere) return undefined;
    await delay(pollMs);
  }
  return unsafe(
    `${who} is still going on ${Math.round(stopMs / 1000)} s after it was asked to stop. End it, and run chaos heal again.`,
  );
}

function unsafe(says: string): { readonly verdict: 'unsafe'; readonly says: string } {
  return { verdict: 'unsafe', says };
}
