import { describe, it } from 'node:test';
import { expect } from 'chai';
import { type OutageFacts, outageVerdict } from './outage-verdict.ts';

const facts: OutageFacts = {
  end: 'settled',
  fault: { ok: true, isOver: true, answer: 'the command ended with code 0' },
  hasFailed: true,
  recovery: { afterMs: 600, byMs: 652 },
  lastBadMs: 600,
  flaws: [],
  afterMs: 60_000,
  sustainMs: 30_000,
  maxRtoMs: undefined,
};

describe('the verdict on an outage', () => {
  it('is pass without a limit, when the figure can be trusted', () => {
    expect(outageVerdict(facts)).to.deep.equal({ verdict: 'pass', reasons: [] });
  });

  it('is pass when the whole interval keeps the limit', () => {
    expect(outageVerdict({ ...facts, maxRtoMs: 652 })).to.deep.equal({ verdict: 'pass', reasons: [] });
  });

  it('is fail when the whole interval lies beyond the limit', () => {
    expect(outageVerdict({ ...facts, maxRtoMs: 600 })).to.deep.equal({
      verdict: 'fail',
      reasons: ['Probes still failed 600.0 ms after the fault; at most 600 ms are allowed.'],
    });
  });

  it('mistake 20: is inconclusive when the limit lies inside the interval, by a single millisecond', () => {
    expect(outageVerdict({ ...facts, maxRtoMs: 651 })).to.deep.equal({
      verdict: 'inconclusive',
      reasons: ['The limit of 651 ms lies inside what was measured, 600.0 to 652.0 ms; probe more often to decide.'],
    });
  });

  it('mistake 25: is inconclusive when nothing failed, since a fault without effect shows nothing', () => {
    expect(
      outageVerdict({ ...facts, hasFailed: false, recovery: undefined, lastBadMs: undefined, maxRtoMs: 1000 }),
    ).to.deep.equal({
      verdict: 'inconclusive',
      reasons: ['Fault without effect: no probe failed within 60000 ms after it, so no recovery was measured.'],
    });
  });

  it('mistake 14: is inconclusive when the fault was done but recovery was not seen', () => {
    expect(outageVerdict({ ...facts, end: 'limit', recovery: undefined, lastBadMs: 40_000 })).to.deep.equal({
      verdict: 'inconclusive',
      reasons: ['No 30000 ms of good answers were seen within 60000 ms after the fault, so recovery was not measured.'],
    });
  });

  it('is fail when recovery was not seen and probes failed beyond the limit', () => {
    expect(
      outageVerdict({ ...facts, end: 'limit', recovery: undefined, lastBadMs: 59_950, maxRtoMs: 10_000 }),
    ).to.deep.equal({
      verdict: 'fail',
      reasons: ['Probes still failed 59950.0 ms after the fault; at most 10000 ms are allowed.'],
    });
  });

  it('mistake 13: is inconclusive when what sets off the fault says that it failed', () => {
    const fault = { ok: false, isOver: true, answer: 'the command ended with code 1' };
    expect(outageVerdict({ ...facts, fault })).to.deep.equal({
      verdict: 'inconclusive',
      reasons: ['The fault could not be set off: the command ended with code 1.'],
    });
  });

  it('mistake 24: is inconclusive when the prober cannot be trusted, even beyond the limit', () => {
    expect(outageVerdict({ ...facts, flaws: ['The prober stood still.'], maxRtoMs: 100 })).to.deep.equal({
      verdict: 'inconclusive',
      reasons: ['The prober stood still.'],
    });
  });

  it('is aborted when the run was broken off, whatever was measured', () => {
    expect(outageVerdict({ ...facts, end: 'aborted' }).verdict).to.equal('aborted');
    expect(outageVerdict({ ...facts, end: undefined }).verdict).to.equal('aborted');
  });

  it('mistake 24: is inconclusive when the process of the prober was lost, however good its readings', () => {
    expect(outageVerdict({ ...facts, end: 'lost', lostHow: 'was ended by SIGKILL', maxRtoMs: 100_000 })).to.deep.equal({
      verdict: 'inconclusive',
      reasons: ['The process that probed was ended by SIGKILL before the run was over, so nothing can be concluded.'],
    });
  });

  it('is unsafe when what set off the fault had to be ended, before all else', () => {
    const fault = { ok: false, isOver: false, answer: 'the command was still running and was ended' };
    expect(outageVerdict({ ...facts, end: 'aborted', fault }).verdict).to.equal('unsafe');
  });
});
