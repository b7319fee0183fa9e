import type { LedgerRecord, LedgerSettings, ReadState, WriteOutcome } from './ledger-record.ts';

/** One write that was tried. Times are ms of the monotonic clock since the run began. */
export interface LedgerOperation {
  readonly writer: string;
  readonly seq: number;
  readonly hash: string;
  readonly intendedMs: number;
  readonly invokedMs: number;
  /** Infinity when the end was not recorded: it is then indeterminate. */
  readonly doneMs: number;
  readonly outcome: WriteOutcome;
  readonly closing: boolean;
}

/** One entry of a final read, in the order in which it was read. */
export interface LedgerEntry {
  readonly writer: string;
  readonly seq: number;
  readonly hash: string;
}

export interface FinalRead {
  readonly state: ReadState;
  readonly answer: string;
  readonly foreign: number;
  readonly entries: readonly LedgerEntry[];
}

/** A whole run of the ledger, put together from its records. */
export interface LedgerRun {
  readonly settings: LedgerSettings;
  readonly operations: readonly LedgerOperation[];
  readonly unsent: number;
  readonly writeUrl: string;
  readonly readUrl: string;
  /** What was to set off the fault; undefined when none was asked for. */
  readonly faultName: string | undefined;
  readonly fault?: { readonly atMs: number; readonly monoNs: string };
  readonly faultAnswer?: {
    readonly atMs: number;
    readonly ok: boolean;
    readonly isOver: boolean;
    readonly answer: string;
    readonly effectiveMs?: number;
  };
  readonly faultWithheld?: string;
  readonly reads: readonly FinalRead[];
  /** `broken-off` when no end was recorded: the harness was killed. */
  readonly end: 'complete' | 'aborted' | 'lost' | 'broken-off';
  /** What became of the writers' process when it was lost, as the rest of a sentence. */
  readonly lostHow?: string;
}

/** A name for one write, as it is printed: `w1:17`. */
export function ledgerKey({ writer, seq }: { readonly writer: string; readonly seq: number }): string {
  return `${writer}:${seq}`;
}

/** @throws Error when the records do not begin with a run. */
export function ledgerRunOf(records: readonly LedgerRecord[]): LedgerRun {
  const [run] = of(records, 'run');
  if (run === undefined) throw new Error('The raw operations hold no run record. Their beginning is missing.');
  const done = new Map(of(records, 'done').map((one) => [ledgerKey(one), one]));
  const entries = Map.groupBy(of(records, 'entry'), ({ read }) => read);
  const [fault] = of(records, 'fault');
  const [answer] = of(records, 'fault-answer');
  const [withheld] = of(records, 'fault-withheld');
  const [end] = of(records, 'end');
  return {
    settings: run.settings,
    operations: of(records, 'invoke').map((invoke) => {
      const ended = done.get(ledgerKey(invoke));
      return {
        writer: invoke.writer,
        seq: invoke.seq,
        hash: invoke.hash,
        intendedMs: invoke.intendedMs,
        invokedMs: invoke.invokedMs,
        doneMs: ended?.doneMs ?? Number.POSITIVE_INFINITY,
        outcome: ended?.outcome ?? 'indeterminate',
        closing: invoke.closing ?? false,
      };
    }),
    unsent: of(records, 'unsent').length,
    writeUrl: run.writeUrl,
    readUrl: run.readUrl,
    faultName: run.fault,
    ...(fault && { fault: { atMs: fault.atMs, monoNs: fault.faultMonoNs } }),
    ...(answer && { faultAnswer: answer }),
    ...(withheld && { faultWithheld: withheld.reason }),
    reads: of(records, 'read').map(({ read, state, answer: said, foreign }) => ({
      state,
      answer: said,
      foreign,
      entries: (entries.get(read) ?? []).map(({ writer, seq, hash }) => ({ writer, seq, hash })),
    })),
    end: end?.why ?? 'broken-off',
    ...(end?.how === undefined ? {} : { lostHow: end.how }),
  };
}

function of<Kind extends LedgerRecord['record']>(
  records: readonly LedgerRecord[],
  kind: Kind,
): readonly Extract<LedgerRecord, { readonly record: Kind }>[] {
  return records.filter((one): one is Extract<LedgerRecord, { readonly record: Kind }> => one.record === kind);
}
