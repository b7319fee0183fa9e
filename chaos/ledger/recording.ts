import type { LedgerRecord } from '../../src/measure/ledger-record.ts';
import { type RunClock, runClock } from '../prober/run-clock.ts';

/** Keeps the records of a run, in memory and wherever `keep` puts them, and tells the time since the run began. */
export interface Recording extends Pick<RunClock, 'startMonoNs' | 'sinceStartMs'> {
  readonly records: readonly LedgerRecord[];
  readonly now: () => number;
  readonly add: (record: LedgerRecord) => void;
}

/** Begins now; `keep` must not throw; `keep` is handed every record as soon as it is known. */
export function recording(keep: (record: LedgerRecord) => void): Recording {
  const { startMonoNs, sinceStartMs, nowMs } = runClock();
  const records: LedgerRecord[] = [];
  return {
    startMonoNs,
    sinceStartMs,
    records,
    now: nowMs,
    add: (record) => {
      records.push(record);
      keep(record);
    },
  };
}
