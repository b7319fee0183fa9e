import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { PromiseData } from '../evidence/report-data.ts';
import { outcomeOf } from './outcome.ts';

const promise = (status: PromiseData['status']): PromiseData => ({ id: 'X-1', title: 'X', status, proofs: [] });
const calm = { harnessFailed: false, interrupted: false };
const code = (
  statuses: readonly PromiseData['status'][],
  lint: Parameters<typeof outcomeOf>[1] = 'clean',
  problems: readonly string[] = [],
  state: Parameters<typeof outcomeOf>[3] = calm,
): number => outcomeOf(statuses.map(promise), lint, problems, state).exitCode;

describe('the exit code', () => {
  it('is 0 only when a promise is met and none is broken or unknown', () => {
    expect(code(['met', 'not-assessed', 'contradicted', 'waived'])).to.equal(0);
    expect(code(['met'], 'warnings')).to.equal(0);
  });

  it('is 3 when nothing is met, something is unknown, no linter ran, or the run was interrupted', () => {
    expect(code([])).to.equal(3);
    expect(code(['not-assessed', 'contradicted', 'waived'])).to.equal(3);
    expect(code(['met', 'unknown'])).to.equal(3);
    expect(code(['met'], 'none')).to.equal(3);
    expect(code(['met'], 'skipped')).to.equal(3);
    expect(code(['met'], 'clean', [], { harnessFailed: false, interrupted: true })).to.equal(3);
  });

  it('puts 4 before 2, 2 before 1, 1 before 3', () => {
    expect(code(['broken', 'unknown'], 'none')).to.equal(1);
    expect(code(['met'], 'errors')).to.equal(1);
    expect(code(['broken'], 'clean', ['a problem'])).to.equal(2);
    expect(code(['broken'], 'clean', ['a problem'], { harnessFailed: true, interrupted: false })).to.equal(4);
  });

  it('is 5 before all else when something broken on purpose was not shown to be whole again', () => {
    expect(code(['broken'], 'clean', ['a problem'], { harnessFailed: true, interrupted: true, unsafe: true })).to.equal(
      5,
    );
    expect(code(['met'], 'clean', [], { ...calm, unsafe: true })).to.equal(5);
  });
});
