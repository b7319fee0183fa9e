import { describe, it } from 'node:test';
import { expect } from 'chai';
import { type LedgerRecord } from '../measure/ledger-record.ts';
import { lossOf } from '../measure/loss.ts';
import { lossText } from './loss-text.ts';

const files = { jsonFile: 'loss.json', readingsFile: 'loss.ndjson' };
const settings = {
  writers: 1,
  ratePerSecond: 10,
  beforeMs: 1000,
  afterMs: 1000,
  writeTimeoutMs: 500,
  quiesceMs: 1000,
  maxLost: 0,
};
const run: LedgerRecord = {
  record: 'run',
  format: 1,
  startedAt: '2026-01-01T00:00:00Z',
  startMonoNs: '0',
  settings,
  writeUrl: 'http://store/ledger',
  readUrl: 'http://store/ledger',
  fault: 'case',
};
const write = (seq: number, at: number, closing = false): readonly LedgerRecord[] => [
  { record: 'invoke', writer: 'w1', seq, hash: 'h', intendedMs: at, invokedMs: at, ...(closing ? { closing } : {}) },
  { record: 'done', writer: 'w1', seq, outcome: 'acked', doneMs: at + 5, answer: '' },
];
const readOf = (read: number, seqs: readonly number[]): readonly LedgerRecord[] => [
  ...seqs.map((seq) => ({ record: 'entry' as const, read, writer: 'w1', seq, hash: 'h' })),
  { record: 'read', read, state: 'complete', atMs: 900, foreign: 0, answer: '' },
];

describe('the text of a measured loss', () => {
  it('names the lost writes', () => {
    const loss = lossOf([
      run,
      ...write(1, 10),
      ...write(2, 60),
      { record: 'fault', faultMonoNs: '100000000', atMs: 100 },
      { record: 'fault-answer', atMs: 101, ok: true, isOver: true, answer: '' },
      ...write(3, 800, true),
      ...readOf(1, [1, 3]),
      ...readOf(2, [1, 3]),
      { record: 'end', atMs: 1000, why: 'complete' },
    ]);
    expect(lossText(loss, files)).to.equal(`fail
  1 write was acknowledged and lost; 0 may be lost.
  writes    3 tried: 3 acknowledged, 0 refused, 0 indeterminate; 0 never sent
  lost      1 of 3 acknowledged, 0 of them acknowledged after the fault: w1:2
  open      of the indeterminate, 0 are there and 0 are not
  damaged   0 duplicate, 0 corrupt, 0 resurrected, 0 phantom, 0 reordered
  RPO       85.0 ms; lost writes were acknowledged -35.0 to -35.0 ms after the fault
  kept      loss.json, raw operations in loss.ndjson
`);
  });

  it('shows no figure of what was not read', () => {
    expect(
      lossText(lossOf([run, ...write(1, 10), { record: 'end', atMs: 20, why: 'aborted' }]), files),
    ).to.equal(`aborted
  The run was interrupted.
  writes    1 tried: 1 acknowledged, 0 refused, 0 indeterminate; 0 never sent
  lost      not known
  kept      loss.json, raw operations in loss.ndjson
`);
  });
});
