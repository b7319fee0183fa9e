import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Refusal } from '../faults/refusal.ts';
import { hostDisk, type JournalDisk } from './journal-disk.ts';
import {
  type HealedBy,
  journalIn,
  type JournalOpening,
  type JournalRecord,
  type JournalState,
} from './journal-record.ts';

type Unstamped<Line> = Line extends { readonly monoNs: string } ? Omit<Line, 'monoNs'> : never;

/** An open undo journal. There is one at a time in a folder. */
export interface Journal {
  readonly file: string;
  /** Fulfilled when the line is on the disk; rejects when it could not be written, and what it announces must then not be done. */
  readonly record: (line: Unstamped<JournalRecord>) => Promise<void>;
  readonly state: () => Promise<JournalState>;
  /** Says that nothing is left to undo, and makes room for the next run. */
  readonly close: (how: 'healed' | 'nothing-begun' | 'twin-gone', by: HealedBy) => Promise<void>;
}

/** The journal of the run that is going on in a folder, or was left open there. */
export function currentJournal(folder: string): string {
  return join(folder, 'current.ndjson');
}

/** Where the journal of a run lies once it is closed. */
export function closedJournal(folder: string, run: string): string {
  return join(folder, `${run}.ndjson`);
}

/** Touched by who wants the run in a folder to stop. */
export function stopFile(folder: string): string {
  return join(folder, 'stop');
}

/** Throws Refusal while the journal of another run is open in a folder. */
export async function refuseWhileOpen(folder: string): Promise<void> {
  const left = await journalState(currentJournal(folder));
  if (left && !left.isClosed) throw occupied(folder, left);
}

function occupied(folder: string, { opening }: JournalState): Refusal {
  const { run, holder, does } = opening ?? { run: 'that is not named', holder: { pid: 'unknown' }, does: '?' };
  return new Refusal(
    `An undo journal of run ${run} (process ${holder.pid}: ${does}) is open in ${folder}`,
    'Wait for that run to end, or take it back with: plumbline chaos heal.',
  );
}

/** Begins a journal. Throws Refusal while another one is open, or when it cannot be written. */
export async function beginJournal(
  folder: string,
  opening: JournalOpening,
  disk: JournalDisk = hostDisk,
): Promise<Journal> {
  const file = currentJournal(folder);
  const journal = journalAt(file, opening.run, disk);
  const left = await journalState(file);
  if (left?.isClosed) await setAside(file, left, disk);
  try {
    await disk.begin(file, lineOf({ record: 'open', format: 1, ...opening }));
  } catch (error) {
    const other = await journalState(file);
    if (!other || (error as NodeJS.ErrnoException).code !== 'EEXIST')
      throw new Refusal(
        `The undo journal cannot be written to ${folder}: ${error instanceof Error ? error.message : String(error)}`,
        'Make room there, or give another folder; without it nothing is broken.',
      );
    throw occupied(folder, other);
  }
  return journal;
}

/** The journal of a run, in the file where it was begun. What another run has begun there since is not touched. */
export function journalAt(file: string, run: string, disk: JournalDisk = hostDisk): Journal {
  let isTorn = false;
  const isOurs = async (): Promise<boolean> => (await journalState(file))?.opening?.run === run;
  const record: Journal['record'] = async (line) => {
    if (!(await isOurs())) throw new Error(`${file} no longer holds the journal of run ${run}`);
    const stamped = { ...line, monoNs: String(process.hrtime.bigint()) } as JournalRecord;
    // What was cut off before, here or by whoever was killed, must not swallow what comes now.
    const gap = isTorn || line.record === 'healing' || line.record === 'closed' ? '\n' : '';
    isTorn = true;
    await disk.append(file, `${gap}${lineOf(stamped)}`);
    isTorn = false;
  };
  const state = async (): Promise<JournalState> => {
    const now = await journalState(file);
    return now?.opening?.run === run ? now : journalIn('');
  };
  return {
    file,
    record,
    state,
    close: async (how, by) => {
      try {
        await record({ record: 'closed', how, by });
        const now = await state();
        if (now.opening) await setAside(file, now, disk);
      } catch (error) {
        // Two may heal at the same time; whoever is first makes room.
        if (await isOurs()) throw error;
      }
    },
  };
}

/** What the journal in a file says; undefined when there is none. */
export async function journalState(file: string): Promise<JournalState | undefined> {
  try {
    return journalIn(await readFile(file, 'utf8'));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

/** Every line of the journal of a run, open or closed, as far as it can be read. */
export async function journalLines(folder: string, run: string): Promise<readonly JournalRecord[]> {
  const files = [closedJournal(folder, run), currentJournal(folder)];
  const states = await Promise.all(files.map((file) => journalState(file).catch(() => undefined)));
  return states.find((state) => state?.opening?.run === run)?.records ?? [];
}

async function setAside(file: string, { opening }: JournalState, disk: JournalDisk): Promise<void> {
  await disk.setAside(file, closedJournal(dirname(file), opening?.run ?? 'without-a-name'));
}

function lineOf(record: JournalRecord): string {
  return `${JSON.stringify(record)}\n`;
}
