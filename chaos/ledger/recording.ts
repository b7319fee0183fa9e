import type { LedgerRecord } from '../../src/measure/ledger-record.ts';

/** Keeps the records of a run, in memory and wherever `keep` puts them, and tells the time since the run began. */
export interface Recording {
  readonly startMonoNs: bigint;
  readonly records: readonly LedgerRecord[];
  readonly now: () => number;
  readonly add: (record: LedgerRecord) => void;
}

/** Begins now; `keep` must not throw; `keep` is handed every record as soon as it is known. */
export function recording(keep: (record: LedgerRecord) => void): Recording {
  const startMonoNs = process.hrtime.bigint();
  const records: LedgerRecord[] = [];
  return {
    startMonoNs,
    records,
    now: () => Number(process.hrtime.bigint() - startMonoNs) / 1e6,
    add: (record) => {
      records.push(record);
      keep(record);
    },
  };
}
