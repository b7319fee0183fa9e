/** How a ledger was driven, and what was asked of it. */
export interface LedgerSettings {
  readonly writers: number;
  /** Writes intended each second, over all writers. */
  readonly ratePerSecond: number;
  readonly beforeMs: number;
  /** How much longer a first acknowledged write may be waited for; without it, not at all. */
  readonly steadyWithinMs?: number;
  /** The longest time of writing after the fault. */
  readonly afterMs: number;
  /** How long writes that had failed must be acknowledged again for writing to end earlier; without it, it never does. */
  readonly sustainMs?: number;
  /** How long a write is waited for, from its intended instant. */
  readonly writeTimeoutMs: number;
  /** Quiet time between the last write and the final read; longer than the time-out in any case. */
  readonly quiesceMs: number;
  /** How many acknowledged writes may be lost. */
  readonly maxLost: number;
}

/**
 * How a write ended. Acknowledged and refused are what the service said; indeterminate is everything else (time-out, broken connection,
 * server error): it may have been done or not, and is never sent again.
 */
export type WriteOutcome = 'acked' | 'refused' | 'indeterminate';

/**
 * How a final read ended. `standby`: what answered said of itself that it is no writer. `absent`: there was no whole answer.
 */
export type ReadState = 'complete' | 'standby' | 'absent';

/** One line of a run's raw operations. All figures can be computed again from these alone. Times are ms of the monotonic clock since the run began. */
export type LedgerRecord =
  | {
      readonly record: 'run';
      readonly format: 1;
      /** UTC, a label only: nothing is computed from it. */
      readonly startedAt: string;
      readonly startMonoNs: string;
      readonly settings: LedgerSettings;
      readonly writeUrl: string;
      readonly readUrl: string;
      /** What sets off the fault; absent when none was asked for. */
      readonly fault?: string;
    }
  /** Written before the write is sent. `closing` marks the writes after the run, which the final read must show. */
  | {
      readonly record: 'invoke';
      readonly writer: string;
      readonly seq: number;
      readonly hash: string;
      readonly intendedMs: number;
      readonly invokedMs: number;
      readonly closing?: true;
    }
  | {
      readonly record: 'done';
      readonly writer: string;
      readonly seq: number;
      readonly outcome: WriteOutcome;
      readonly doneMs: number;
      readonly answer: string;
    }
  /** A write whose deadline had passed before it could be sent. */
  | { readonly record: 'unsent'; readonly writer: string; readonly seq: number; readonly intendedMs: number }
  /** The instant before the fault was set off. */
  | { readonly record: 'fault'; readonly faultMonoNs: string; readonly atMs: number }
  | { readonly record: 'fault-withheld'; readonly atMs: number; readonly reason: string }
  /**
   * What came back from setting it off; `isOver` is false when what set it off had to be ended by force. `effectiveMs`: by then all that was to
   * be struck had been, as who struck it knows; absent where only an answer is known.
   */
  | {
      readonly record: 'fault-answer';
      readonly atMs: number;
      readonly ok: boolean;
      readonly isOver: boolean;
      readonly answer: string;
      readonly effectiveMs?: number;
    }
  | {
      readonly record: 'entry';
      readonly read: number;
      readonly writer: string;
      readonly seq: number;
      readonly hash: string;
    }
  /** A final read that is over; its entries stand before it. `foreign` counts entries that other runs left. */
  | {
      readonly record: 'read';
      readonly read: number;
      readonly state: ReadState;
      readonly atMs: number;
      readonly foreign: number;
      readonly answer: string;
    }
  /** `lost`: the writers' own process was; `how` says what became of it, as the rest of a sentence. */
  | {
      readonly record: 'end';
      readonly atMs: number;
      readonly why: 'complete' | 'aborted' | 'lost';
      readonly how?: string;
    };

/**
 * The records in ndjson. A last line that was cut off is left out, since a killed run leaves one.
 * @throws Error when another line is no record.
 */
export function ledgerRecordsIn(ndjson: string): readonly LedgerRecord[] {
  const lines = ndjson.split('\n');
  const last = lines.pop();
  if (last !== undefined && last !== '' && isWhole(last)) lines.push(last);
  return lines.map((line, index) => {
    const value = parsed(line);
    if (typeof value === 'object' && value !== null && 'record' in value) return value as LedgerRecord;
    throw new Error(
      `Line ${index + 1} of the raw operations is no record: ${line.slice(0, 80)}. The file was changed.`,
    );
  });
}

function isWhole(line: string): boolean {
  return parsed(line) !== undefined;
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
