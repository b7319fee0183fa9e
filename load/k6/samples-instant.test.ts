import { describe, it } from 'node:test';
import { expect } from 'chai';
import { instantReader } from './samples-instant.ts';

describe('the time of a sample', () => {
  it('is cut below milliseconds, whatever was read before it', () => {
    const instantOf = instantReader();
    const second = Date.parse('2026-11-21T14:31:52Z');
    for (const [fraction, ms] of [
      ['.456508434', 456],
      ['.999999999', 999],
      ['.5', 500],
      ['', 0],
      ['.04', 40],
      ['.456', 456],
    ] as const)
      expect(instantOf(`2026-11-21T14:31:52${fraction}Z`), fraction).to.equal(second + ms);
    expect(instantOf('2026-11-21T16:31:53.25+02:00')).to.equal(second + 1250);
    expect(instantOf('2026-11-21T14:31:53.250001Z')).to.equal(second + 1250);
  });

  it('is undefined for anything else', () => {
    const instantOf = instantReader();
    instantOf('2026-11-21T14:31:52.4Z');
    for (const time of [
      '',
      'yesterday',
      '2026-11-21T14:31:52.45x6Z',
      '2026-11-21T14:31:52.456',
      '2026-99-21T14:31:52Z',
    ])
      expect(instantOf(time), time).to.equal(undefined);
  });
});
