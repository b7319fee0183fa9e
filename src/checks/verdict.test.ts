import { describe, it } from 'node:test';
import { expect } from 'chai';
import { promiseStatus, proofVerdict } from './verdict.ts';

describe('a proof', () => {
  it('is as bad as its worst finding', () => {
    expect(proofVerdict(['pass', 'unknown', 'fail'])).to.equal('fail');
    expect(proofVerdict(['pass', 'unknown', 'not-applicable'])).to.equal('unknown');
    expect(proofVerdict(['pass', 'not-applicable'])).to.equal('pass');
  });

  it('passes neither without findings nor when there was nothing of the kind', () => {
    expect(proofVerdict([])).to.equal('unknown');
    expect(proofVerdict(['not-applicable'])).to.equal('not-assessed');
  });
});

describe('a promise', () => {
  it('is met only when every one of its proofs passed', () => {
    expect(promiseStatus(['pass', 'pass'])).to.equal('met');
    expect(promiseStatus(['pass', 'not-assessed'])).to.equal('not-assessed');
    expect(promiseStatus(['pass', 'not-assessed', 'unknown'])).to.equal('unknown');
    expect(promiseStatus(['fail', 'unknown'])).to.equal('broken');
    expect(promiseStatus([])).to.equal('unknown');
  });

  it('is contradicted whatever was measured beside it', () => {
    expect(promiseStatus(['pass', 'contradicted', 'fail'])).to.equal('contradicted');
  });
});
