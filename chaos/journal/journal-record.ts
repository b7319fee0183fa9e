import type { FaultStep } from '../faults/fault.ts';
import type { Holder } from './holder.ts';

/** Who took back what was broken. */
export type HealedBy = 'harness' | 'watchdog' | 'heal';

/** One line of an undo journal. Instants are CLOCK_MONOTONIC in nanoseconds, as text; `startedAt` is UTC and a label only. */
export type JournalRecord =
  | ({ readonly record: 'open'; readonly format: 1 } & JournalOpening)
  /** On the disk before the step's mutation is made. */
  | ({ readonly record: 'intent'; readonly step: number; readonly monoNs: string } & FaultStep)
  | { readonly record: 'done'; readonly step: number; readonly monoNs: string }
  | { readonly record: 'failed'; readonly step: number; readonly monoNs: string; readonly message: string }
  | { readonly record: 'healing'; readonly by: HealedBy; readonly monoNs: string }
  | { readonly record: 'undone'; readonly step: number; readonly monoNs: string; readonly saw: string }
  | { readonly record: 'not-undone'; readonly step: number; readonly monoNs: string; readonly saw: string }
  | {
      readonly record: 'closed';
      readonly how: 'healed' | 'nothing-begun' | 'twin-gone';
      readonly by: HealedBy;
      readonly monoNs: string;
    };

export interface JournalOpening {
  readonly run: string;
  readonly startedAt: string;
  readonly architecture: string;
  readonly experiment: string;
  readonly does: string;
  readonly holder: Holder;
  /** After so long from the opening the fault is taken back, whoever is still there. */
  readonly expiresAfterMs: number;
  readonly openedMonoNs: string;
}

export type Intent = Extract<JournalRecord, { readonly record: 'intent' }>;

/** What a journal says, read back. */
export interface JournalState {
  readonly opening: JournalOpening | undefined;
  readonly records: readonly JournalRecord[];
  /** Steps that were, or may have been, done and are not shown to be undone; the last one first. */
  readonly open: readonly Intent[];
  readonly isClosed: boolean;
  /** Numbers of lines that cannot be read, and were not cut off by a kill or a full disk: what they said is not known. */
  readonly damaged: readonly number[];
}

/**
 * Reads a journal. A line that was cut off is no step: its mutation is made only when the line is whole and on the disk. Such a line is the
 * last one, or stands right before a record of healing or of the end.
 */
export function journalIn(text: string): JournalState {
  const lines = text
    .split('\n')
    .map((line, index) => ({ number: index + 1, line }))
    .filter(({ line }) => line.trim() !== '')
    .map(({ number, line }) => ({ number, record: recordIn(line) }));
  const damaged = lines
    .filter(({ record }, index) => {
      const next = lines[index + 1];
      return record === undefined && next !== undefined && !['healing', 'closed'].includes(next.record?.record ?? '');
    })
    .map(({ number }) => number);
  const records = lines.flatMap(({ record }) => (record ? [record] : []));
  const opening = records.find((one) => one.record === 'open');
  const undone = new Set(records.flatMap((one) => (one.record === 'undone' ? [one.step] : [])));
  return {
    opening,
    records,
    open: records
      .filter((one): one is Intent => one.record === 'intent' && !undone.has(one.step))
      .toSorted((a, b) => b.step - a.step),
    isClosed: records.some(({ record }) => record === 'closed'),
    damaged,
  };
}

function recordIn(line: string): JournalRecord | undefined {
  try {
    const value = JSON.parse(line) as unknown;
    return typeof value === 'object' && value !== null && 'record' in value ? (value as JournalRecord) : undefined;
  } catch {
    return undefined;
  }
}
