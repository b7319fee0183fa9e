import { test } from 'node:test';
import { expect } from 'chai';
import { type K6Exit, k6End } from './k6-exit.ts';

const whole: K6Exit = { code: 0, signal: null, wasStopped: false, errors: { count: 0 }, tail: '' };

test('only 0 without a complaint is whole, and 99 means thresholds', () => {
  expect(k6End(whole)).to.deep.equal({ kind: 'whole' });
  expect(k6End({ ...whole, code: 99 })).to.deep.equal({ kind: 'thresholds' });
});

test('a complaint makes a run failed that k6 itself ends with 0 or 99', () => {
  for (const code of [0, 99])
    expect(k6End({ ...whole, code, errors: { count: 6, first: 'no space left on device' } })).to.deep.equal({
      kind: 'failed',
      reason: 'k6 went on after 6 errors: no space left on device.',
    });
});

test('every other exit code is told with its meaning', () => {
  const reason = (code: number): string => {
    const end = k6End({ ...whole, code, tail: 'one\nlast line' });
    return end.kind === 'failed' ? end.reason : end.kind;
  };
  expect([104, 107, 255].map(reason)).to.deep.equal([
    'k6 ended with 104 (its options are not valid): last line.',
    'k6 ended with 107 (the script threw an error): last line.',
    'k6 ended with 255: last line.',
  ]);
  for (const code of [97, 98, 100, 101, 102, 103, 105, 106, 108, 109, 110])
    expect(reason(code)).to.match(/^k6 ended with \d+ \(.+\): last line\.$/u);
});

test('being killed is a failure, and being told to stop is not', () => {
  expect(k6End({ ...whole, code: null, signal: 'SIGKILL' })).to.deep.equal({
    kind: 'failed',
    reason: 'k6 was killed by SIGKILL.',
  });
  expect(k6End({ ...whole, code: 105, wasStopped: true, errors: { count: 1, first: 'aborted' } })).to.deep.equal({
    kind: 'interrupted',
  });
});
