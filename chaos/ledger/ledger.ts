import type { WriteOutcome } from '../../src/measure/ledger-record.ts';

/** One write as it is sent. */
export interface LedgerWrite {
  readonly writer: string;
  readonly seq: number;
  readonly payload: string;
}

/** What became of a write, and what the service said, in a few words. */
export interface WriteAnswer {
  readonly outcome: WriteOutcome;
  readonly answer: string;
}

/** Where writes go. A write is sent at most once, whatever happens to it. */
export interface LedgerWriter extends AsyncDisposable {
  /** Makes the place for entries where there is none yet. @throws Error when the ledger cannot be used. */
  readonly prepare: (signal: AbortSignal) => Promise<void>;
  /** Sends a write; settles at the latest when the signal is aborted, and never throws. */
  readonly write: (write: LedgerWrite, deadline: AbortSignal) => Promise<WriteAnswer>;
}

/** Some entries as the service tells them, and where the next ones begin; null when these were the last. */
export interface LedgerPage {
  readonly entries: readonly LedgerWrite[];
  readonly next: string | null;
  /** What answered said of itself that it is a standby. */
  readonly isStandby?: boolean;
}

/** Where entries are read. */
export interface LedgerReader {
  /** The page after a cursor, or the first one. @throws Error when there is no whole answer. */
  readonly page: (after: string | undefined, signal: AbortSignal) => Promise<LedgerPage>;
}
