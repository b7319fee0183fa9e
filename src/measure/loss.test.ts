import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { compareLedger } from './ledger-comparison.ts';
import { type LedgerRecord, ledgerRecordsIn, type WriteOutcome } from './ledger-record.ts';
import { ledgerKey, ledgerRunOf } from './ledger-run.ts';
import { type Loss, lossOf } from './loss.ts';

interface Write {
  readonly at: number;
  readonly done?: number;
  readonly outcome?: WriteOutcome;
  /** How often it is read, and whether as it was written. */
  readonly copies?: number;
  readonly hash?: string;
  readonly closing?: true;
}

interface Story {
  readonly writes: readonly Write[];
  readonly faultAtMs?: number;
  readonly maxLost?: number;
  readonly unsent?: number;
  readonly faultAnswer?: {
    readonly ok?: boolean;
    readonly isOver?: boolean;
    readonly atMs?: number;
    readonly effectiveMs?: number;
  };
  readonly extra?: readonly (readonly [writer: string, seq: number])[];
  readonly secondRead?: 'same' | 'none' | 'other';
  readonly end?: 'complete' | 'aborted' | 'none';
  readonly startedAt?: string;
}

/** The records of a run in which writer w1 wrote `writes`, each read as often as it says (once, when it was acknowledged). */
function told(story: Story): readonly LedgerRecord[] {
  const { writes, faultAtMs, maxLost = 0, unsent = 0, secondRead = 'same', end = 'complete' } = story;
  const settings = {
    writers: 1,
    ratePerSecond: 10,
    beforeMs: 1000,
    afterMs: 1000,
    writeTimeoutMs: 500,
    quiesceMs: 1000,
    maxLost,
  };
  const entries = (read: number): readonly LedgerRecord[] => [
    ...writes.flatMap(({ outcome = 'acked', copies = outcome === 'acked' ? 1 : 0, hash = 'good' }, index) =>
      Array.from({ length: copies }, () => ({ record: 'entry' as const, read, writer: 'w1', seq: index + 1, hash })),
    ),
    ...(story.extra ?? []).map(([writer, seq]) => ({ record: 'entry' as const, read, writer, seq, hash: 'good' })),
    { record: 'read', read, state: 'complete', atMs: 9000, foreign: 0, answer: 'entries' },
  ];
  return [
    {
      record: 'run',
      format: 1,
      startedAt: story.startedAt ?? '2026-01-01T00:00:00Z',
      startMonoNs: '5',
      settings,
      writeUrl: 'http://store/ledger',
      readUrl: 'http://store/ledger',
      ...(faultAtMs !== undefined && { fault: 'case' }),
    },
    ...writes.flatMap(({ at, done = at + 5, outcome = 'acked', closing }, index): readonly LedgerRecord[] => [
      {
        record: 'invoke',
        writer: 'w1',
        seq: index + 1,
        hash: 'good',
        intendedMs: at,
        invokedMs: at,
        ...(closing && { closing }),
      },
      { record: 'done', writer: 'w1', seq: index + 1, outcome, doneMs: done, answer: '' },
    ]),
    ...Array.from(
      { length: unsent },
      (_, index): LedgerRecord => ({ record: 'unsent', writer: 'w1', seq: 1000 + index, intendedMs: 0 }),
    ),
    ...(faultAtMs === undefined
      ? []
      : [
          { record: 'fault' as const, faultMonoNs: '1005', atMs: faultAtMs },
          {
            record: 'fault-answer' as const,
            atMs: faultAtMs + 1,
            ok: true,
            isOver: true,
            answer: 'done',
            ...story.faultAnswer,
          },
        ]),
    ...entries(1),
    ...(secondRead === 'none' ? [] : entries(2)),
    ...(secondRead === 'other'
      ? [
          {
            record: 'read' as const,
            read: 3,
            state: 'standby' as const,
            atMs: 9001,
            foreign: 0,
            answer: 'it is in recovery',
          },
        ]
      : []),
    ...(end === 'none' ? [] : [{ record: 'end' as const, atMs: 9100, why: end }]),
  ];
}

const closing: Write = { at: 3000, closing: true };
/** A fault at 100 ms that was felt: one write after it is never answered. */
const felt: readonly Write[] = [{ at: 120, done: 620, outcome: 'indeterminate' }, { at: 800 }, closing];

function verdictOf(story: Story): Pick<Loss, 'verdict' | 'reasons'> {
  const { verdict, reasons } = lossOf(told(story));
  return { verdict, reasons };
}

describe('loss', () => {
  it('passes when every acknowledged write is there', () => {
    expect(verdictOf({ writes: [{ at: 10 }, { at: 50 }, ...felt], faultAtMs: 100 })).to.deep.equal({
      verdict: 'pass',
      reasons: [],
    });
  });

  it('names each lost write, and how far back the recovery point lies', () => {
    const loss = lossOf(
      told({ writes: [{ at: 10 }, { at: 50, copies: 0 }, { at: 80, copies: 0 }, ...felt], faultAtMs: 100 }),
    );
    expect({
      lost: loss.lost,
      seqs: loss.lostSeqs,
      rpoMs: loss.rpoMs,
      window: loss.lossWindowMs,
      point: loss.recoveryPointMs,
    }).to.deep.equal({ lost: 2, seqs: ['w1:2', 'w1:3'], rpoMs: 85, window: [-45, -15], point: -85 });
    expect([loss.verdict, loss.reasons]).to.deep.equal([
      'fail',
      ['2 writes were acknowledged and lost; 0 may be lost.'],
    ]);
  });

  it('counts at least the whole run when the very first write is lost', () => {
    expect(lossOf(told({ writes: [{ at: 10, copies: 0 }, { at: 50 }, ...felt], faultAtMs: 100 })).rpoMs).to.equal(90);
  });

  it('knows no RPO for what is lost without a fault, and none for nothing acknowledged', () => {
    expect(lossOf(told({ writes: [{ at: 10, copies: 0 }, closing] })).rpoMs).to.equal(null);
    expect(lossOf(told({ writes: [{ at: 10, outcome: 'refused' }] })).rpoMs).to.equal(null);
  });

  it('fails on damage that is no loss: corrupt, resurrected, phantom, duplicate', () => {
    const writes: readonly Write[] = [
      { at: 10, hash: 'bad' },
      { at: 20, outcome: 'refused', copies: 1 },
      { at: 30, copies: 2 },
      ...felt,
    ];
    expect(verdictOf({ writes, faultAtMs: 100, extra: [['ghost', 1]], maxLost: 9 }).reasons).to.deep.equal([
      '1 write was read with another payload than was written: w1:1.',
      '1 write was refused and there all the same: w1:2.',
      '1 write was there and never tried: ghost:1.',
      '1 write was there more than once: w1:3.',
    ]);
  });

  it('finds a write read after one that was only begun later', () => {
    const records = told({ writes: [{ at: 10 }, { at: 20 }, closing] });
    const swapped = records.map((one) => (one.record === 'entry' && one.seq < 3 ? { ...one, seq: 3 - one.seq } : one));
    expect(lossOf(swapped).reorderedSeqs).to.deep.equal(['w1:1']);
    const together = told({ writes: [{ at: 10, done: 30 }, { at: 20 }, closing] });
    const either = together.map((one) => (one.record === 'entry' && one.seq < 3 ? { ...one, seq: 3 - one.seq } : one));
    expect(lossOf(either).reordered).to.equal(0);
  });

  it('mistake 3: writes that were never sent are counted, and are a doubt when they are many', () => {
    const loss = lossOf(told({ writes: [{ at: 10 }, ...felt], faultAtMs: 100, unsent: 4 }));
    expect([loss.intended, loss.attempted, loss.unsent, loss.verdict]).to.deep.equal([7, 4, 4, 'inconclusive']);
    expect(loss.reasons).to.deep.equal([
      '4 of 7 intended writes were never sent: the writers themselves were held up.',
    ]);
  });

  it('mistake 4: no acknowledged write is no pass', () => {
    expect(verdictOf({ writes: [{ at: 10, outcome: 'indeterminate' }] }).verdict).to.equal('inconclusive');
  });

  it('mistake 8: an indeterminate write is neither lost nor acknowledged, whether it is found or not', () => {
    const open = { outcome: 'indeterminate' } as const;
    const loss = lossOf(
      told({ writes: [{ at: 10 }, { at: 110, ...open }, { at: 120, ...open, copies: 1 }, closing], faultAtMs: 100 }),
    );
    expect([loss.acked, loss.indeterminate, loss.lost]).to.deep.equal([2, 2, 0]);
    expect([loss.absentSeqs, loss.recoveredSeqs]).to.deep.equal([['w1:2'], ['w1:3']]);
    expect(loss.verdict).to.equal('pass');
  });

  it('mistake 9: what a stale copy lacks is not counted as loss, and is no pass', () => {
    const gone = { copies: 0 };
    const stale = verdictOf({
      writes: [{ at: 10 }, { at: 120, outcome: 'indeterminate' }, { at: 800, ...gone }, { ...closing, ...gone }],
      faultAtMs: 100,
    });
    expect(stale.verdict).to.equal('inconclusive');
    expect(stale.reasons[0]).to.include('it may come from a reader or a stale standby');
    expect(verdictOf({ writes: [{ at: 10 }, ...felt], faultAtMs: 100, secondRead: 'other' })).to.deep.equal({
      verdict: 'inconclusive',
      reasons: ['The final read was answered by a standby, not by the writer: it is in recovery.'],
    });
  });

  it('mistake 9: without a write acknowledged at the end, nothing shows where the final read came from', () => {
    const silent: Write = { ...closing, outcome: 'indeterminate' };
    expect(
      verdictOf({ writes: [{ at: 10 }, { at: 120, outcome: 'indeterminate' }, silent], faultAtMs: 100 }).reasons[0],
    ).to.match(/^No write was acknowledged at the end/u);
  });

  it('mistake 10: what was acknowledged after the fault and is gone fails, however much may be lost', () => {
    const loss = lossOf(told({ writes: [{ at: 10 }, { at: 101, copies: 0 }, ...felt], faultAtMs: 100, maxLost: 99 }));
    expect([loss.verdict, loss.postFaultLostSeqs, loss.lost]).to.deep.equal(['fail', ['w1:2'], 1]);
  });

  it('mistake 14: a run without a second, equal final read is inconclusive, and its loss is not known', () => {
    const loss = lossOf(told({ writes: [{ at: 10 }, ...felt], faultAtMs: 100, secondRead: 'none' }));
    expect([loss.verdict, loss.lost, loss.lostSeqs, loss.corrupt]).to.deep.equal(['inconclusive', null, null, null]);
  });

  it('mistake 18: that no write was reported as failed says nothing; what is gone is gone', () => {
    const loss = lossOf(told({ writes: [{ at: 10 }, { at: 50, copies: 0 }, { at: 800 }, closing], faultAtMs: 100 }));
    expect([loss.refused + loss.indeterminate, loss.verdict]).to.deep.equal([0, 'fail']);
  });

  it('mistake 19: a wall clock that is set during the run changes no figure', () => {
    const story = { writes: [{ at: 10 }, { at: 50, copies: 0 }, ...felt], faultAtMs: 100 };
    expect(lossOf(told({ ...story, startedAt: '1999-12-31T23:59:59Z' }))).to.deep.equal(lossOf(told(story)));
  });

  it('mistake 20: the RPO keeps fractions of a millisecond', () => {
    expect(lossOf(told({ writes: [{ at: 10 }, { at: 50, copies: 0 }, ...felt], faultAtMs: 100.25 })).rpoMs).to.equal(
      85.25,
    );
  });

  it('mistake 23: a write acknowledged at the instant of the fault was acknowledged before it, one a moment later after it', () => {
    const at = (done: number) =>
      lossOf(told({ writes: [{ at: 10 }, { at: 90, done, copies: 0 }, ...felt], faultAtMs: 100, maxLost: 9 }));
    expect([at(100).lost, at(100).postFaultLost, at(100).verdict, at(100).lossWindowMs]).to.deep.equal([
      1,
      0,
      'pass',
      [0, 0],
    ]);
    expect([at(100.001).lost, at(100.001).postFaultLost, at(100.001).verdict]).to.deep.equal([1, 1, 'inconclusive']);
    expect(at(100.001).reasons[0]).to.match(/^1 write was acknowledged while the fault was being set off, and lost/u);
    expect([at(101.001).lost, at(101.001).postFaultLost, at(101.001).verdict]).to.deep.equal([1, 1, 'fail']);
  });

  it('what was acknowledged before the fault had taken effect, as who struck it knows, was lost before it', () => {
    const faultAnswer = { effectiveMs: 140, atMs: 180 };
    const at = (done: number) =>
      lossOf(
        told({ writes: [{ at: 10 }, { at: 90, done, copies: 0 }, ...felt], faultAtMs: 100, faultAnswer, maxLost: 9 }),
      );
    expect([at(140).verdict, at(140).lost, at(140).postFaultLost, at(140).rpoMs]).to.deep.equal(['pass', 1, 0, 85]);
    expect([at(140).faultEffectiveMs, at(140).faultAnsweredMs, at(140).lossWindowMs]).to.deep.equal([40, 80, [40, 40]]);
    expect([at(140.001).verdict, at(140.001).postFaultLost]).to.deep.equal(['inconclusive', 1]);
    expect([at(180.001).verdict, at(180.001).postFaultLost]).to.deep.equal(['fail', 1]);
  });

  it('mistake 24: writers whose process was lost say nothing, even with both final reads', () => {
    const records = told({ writes: [{ at: 10 }, { at: 50, copies: 0 }, ...felt], faultAtMs: 100, end: 'none' });
    const end: LedgerRecord = { record: 'end', atMs: 9500, why: 'lost', how: 'was ended by SIGKILL' };
    const { verdict, reasons } = lossOf([...records, end]);
    expect({ verdict, reasons }).to.deep.equal({
      verdict: 'inconclusive',
      reasons: ['The process that wrote was ended by SIGKILL before the run was over, so nothing can be concluded.'],
    });
  });

  it('mistake 25: a fault without effect is inconclusive, unless something else saw its effect', () => {
    const story = { writes: [{ at: 10 }, { at: 800 }, closing], faultAtMs: 100 };
    expect(verdictOf(story).verdict).to.equal('inconclusive');
    expect(lossOf(told(story), { isFaultEffectSeen: true }).verdict).to.equal('pass');
  });

  it('is unsafe when what set off the fault had to be ended, and aborted when its end is missing', () => {
    const story = { writes: [{ at: 10 }, ...felt], faultAtMs: 100 };
    expect(verdictOf({ ...story, faultAnswer: { ok: false, isOver: false } }).verdict).to.equal('unsafe');
    expect(verdictOf({ ...story, faultAnswer: { ok: false, isOver: true } }).verdict).to.equal('inconclusive');
    expect(verdictOf({ ...story, end: 'aborted' }).verdict).to.equal('aborted');
    expect(verdictOf({ ...story, end: 'none' }).verdict).to.equal('aborted');
  });

  it('is the same from its records in ndjson; a last line cut off leaves its write open, any other is an error', () => {
    const records = told({ writes: [{ at: 10 }, ...felt], faultAtMs: 100 });
    const lines = records.map((one) => `${JSON.stringify(one)}\n`);
    expect(lossOf(ledgerRecordsIn(lines.join('')))).to.deep.equal(lossOf(records));
    const cut = lossOf(ledgerRecordsIn(`${lines.slice(0, 2).join('')}{"record":"done","wri`));
    expect([cut.verdict, cut.indeterminate]).to.deep.equal(['aborted', 1]);
    expect(() => ledgerRecordsIn('{"rec\n{"record":"end"}\n')).to.throw('Line 1 of the raw operations is no record');
  });
});

describe('comparing a ledger', () => {
  const write = fc.record({
    at: fc.integer({ min: 0, max: 1000 }),
    outcome: fc.constantFrom<WriteOutcome>('acked', 'refused', 'indeterminate'),
    copies: fc.integer({ min: 0, max: 3 }),
    hash: fc.constantFrom('good', 'bad'),
  });
  const story = fc.record({
    writes: fc.array(write, { maxLength: 30 }),
    faultAtMs: fc.integer({ min: 0, max: 1000 }),
    extra: fc.uniqueArray(fc.tuple(fc.constant('ghost'), fc.integer({ min: 1, max: 50 })), {
      selector: ([, seq]) => seq,
      maxLength: 5,
    }),
  });

  it('puts every write in exactly the sets it belongs to', () => {
    fc.assert(
      fc.property(story, ({ writes, extra, faultAtMs }) => {
        const { operations, reads } = ledgerRunOf(told({ writes, extra, faultAtMs }));
        const found = compareLedger(operations, reads[0]?.entries ?? []);
        const keys = (holds: (one: (typeof writes)[number]) => boolean): readonly string[] =>
          writes.flatMap((one, index) => (holds(one) ? [`w1:${index + 1}`] : []));
        expect({ ...found, lost: found.lost.map(ledgerKey), reordered: [] }).to.deep.equal({
          lost: keys(({ outcome, copies }) => outcome === 'acked' && copies === 0),
          duplicates: keys(({ copies }) => copies > 1),
          corrupt: keys(({ copies, hash }) => copies > 0 && hash === 'bad'),
          resurrected: keys(({ outcome, copies }) => outcome === 'refused' && copies > 0),
          phantom: extra.map(([writer, seq]) => `${writer}:${seq}`),
          reordered: [],
          recovered: keys(({ outcome, copies }) => outcome === 'indeterminate' && copies > 0),
          absent: keys(({ outcome, copies }) => outcome === 'indeterminate' && copies === 0),
        });
      }),
    );
  });

  it('never passes with more lost than allowed, and its RPO and window hold every loss before the fault', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 0, max: 5 }), ({ writes, extra, faultAtMs }, maxLost) => {
        const loss = lossOf(told({ writes: [...writes, closing], extra, faultAtMs, maxLost }));
        const lostAt = writes.flatMap(({ outcome, copies, at }) =>
          outcome === 'acked' && copies === 0 ? [at + 5 - faultAtMs] : [],
        );
        expect(loss.lost).to.equal(lostAt.length);
        if (lostAt.length > maxLost) expect(loss.verdict).to.equal('fail');
        if (lostAt.some((at) => at > 0)) expect(loss.verdict).not.to.equal('pass');
        if (lostAt.some((at) => at > 1)) expect(loss.verdict).to.equal('fail');
        const [first, last] = loss.lossWindowMs ?? [0, 0];
        for (const at of lostAt) {
          expect(at).to.be.within(first, last);
          if (at <= 0) expect(loss.rpoMs).to.be.at.least(-at);
        }
      }),
    );
  });
});
