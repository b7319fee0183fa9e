import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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
  const journal = journalAt(file, disk);
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

/** A journal that is there already, for who heals. */
export function journalAt(file: string, disk: JournalDisk = hostDisk): Journal {
  const record: Journal['record'] = async (line) => {
    const stamped = { ...line, monoNs: String(process.hrtime.bigint()) } as JournalRecord;
    // What was cut off before must not swallow what comes now.
    await disk.append(file, `${line.record === 'healing' || line.record === 'closed' ? '\n' : ''}${lineOf(stamped)}`);
  };
  const state = async (): Promise<JournalState> => (await journalState(file)) ?? journalIn('');
  return {
    file,
    record,
    state,
    close: async (how, by) => {
      await record({ record: 'closed', how, by });
      await setAside(file, await state(), disk);
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

async function setAside(file: string, { opening }: JournalState, disk: JournalDisk): Promise<void> {
  await disk.setAside(file, join(file, '..', `${opening?.run ?? 'without-a-name'}.ndjson`));
}

function lineOf(record: JournalRecord): string {
  return `${JSON.stringify(record)}\n`;
}
