import { describe, it } from 'node:test';
import { expect } from 'chai';
import { duration, interval, measured, percentOf } from './duration.ts';

describe('a printed time', () => {
  it('is in milliseconds below a second, and in seconds above, never in minutes', () => {
    expect([0, 40.7, 999.4, 999.6, 12345.388, 150_000].map(duration)).to.deep.equal([
      '0 ms',
      '41 ms',
      '999 ms',
      '1 s',
      '12.35 s',
      '150 s',
    ]);
    expect([-0.3, -9.22].map(duration)).to.deep.equal(['0 ms', '−9 ms']);
  });

  it('is rounded outwards where it is an interval, which then contains the truth', () => {
    expect(interval([12240.707, 12340.001])).to.equal('12.24 s and 12.35 s');
    expect(interval([402.9, 483.1])).to.equal('402 ms and 484 ms');
    expect(interval([-412.2, 31.5])).to.equal('−413 ms and 32 ms');
  });

  it('that was not measured says so', () => {
    expect(measured(null, duration)).to.equal('not measured');
    expect(measured(0, duration)).to.equal('0 ms');
  });

  it('has shares that are 100 % only when nothing is missing', () => {
    expect([1, 0.999999, 0.29, 125 / 173, 0].map(percentOf)).to.deep.equal([
      '100 %',
      '99.999 %',
      '29 %',
      '72.254 %',
      '0 %',
    ]);
  });
});
