import { writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { type Holder, isAlive } from './holder.ts';
import { currentJournal, journalAt, journalState, stopFile } from './journal.ts';
import type { HealedBy, JournalState } from './journal-record.ts';
import { type Healer, type HealLimits, messageOf, takeBack } from './taken-back.ts';

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

/** Takes back whatever a run left in a folder's journal, with nothing but the journal. Safe to repeat. */
export async function healLeft(folder: string, door: Door, options: HealOptions): Promise<HealOutcome> {
  const file = currentJournal(folder);
  const state = await journalState(file);
  if (!state)
    return { verdict: 'nothing', says: `No undo journal is open in ${folder}: nothing is left to take back.` };
  const journal = journalAt(file);
  const { opening } = state;
  if (!opening) return unsafe(`${file} does not say whose it is. Look at what is running, then delete the file.`);
  if (options.ask && !state.isClosed && isAlive(opening.holder)) return await asked(folder, file, state, options);
  try {
    const healed = await healedState(state, opening.holder, door, journal, options);
    if (healed.verdict === 'unsafe') return healed;
    const how = healed.isGone ? 'twin-gone' : state.open.length === 0 ? 'nothing-begun' : 'healed';
    await journal.close(how, options.by);
    return { verdict: 'healed', says: `Run ${opening.run}: ${healed.says}` };
  } catch (error) {
    return unsafe(`Run ${opening.run}: ${messageOf(error)}.`);
  }
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
  const what = state.open.length === 0 ? 'no step had been begun.' : `taken back and read back: ${saw}.`;
  return { verdict: 'healed', isGone: false, says: what };
}

/** The run is still going on: who holds the twin heals best. */
async function asked(
  folder: string,
  file: string,
  { opening }: JournalState,
  { stopMs }: HealOptions,
): Promise<HealOutcome> {
  const who = `Run ${opening?.run} (process ${opening?.holder.pid})`;
  await writeFile(stopFile(folder), '');
  const untilMs = performance.now() + stopMs;
  while (performance.now() < untilMs) {
    const now = await journalState(file);
    if (!now || now.isClosed || now.opening?.run !== opening?.run)
      return { verdict: 'healed', says: `${who} was asked to stop, and has taken back what it did.` };
    await delay(pollMs);
  }
  return unsafe(
    `${who} is still going on ${Math.round(stopMs / 1000)} s after it was asked to stop. End it, and run chaos heal again.`,
  );
}

function unsafe(says: string): { readonly verdict: 'unsafe'; readonly says: string } {
  return { verdict: 'unsafe', says };
}
