import { describe, it } from 'node:test';
import { expect } from 'chai';
import { confidenceOfMaximum, failureRatioBound, repetition, requestsToShow, runsToBound } from './repetition.ts';

describe('repeated runs', () => {
  it('bound a percentile by their maximum: 22, 45, 59 and 299 runs for 90/90, 95/90, 95/95 and 99/95', () => {
    expect([
      runsToBound(0.9, 0.9),
      runsToBound(0.95, 0.9),
      runsToBound(0.95, 0.95),
      runsToBound(0.99, 0.95),
    ]).to.deep.equal([22, 45, 59, 299]);
    expect(confidenceOfMaximum(59, 0.95)).to.be.within(0.95, 0.953);
    expect(confidenceOfMaximum(58, 0.95)).to.be.below(0.95);
  });

  it('without a loss exclude a loss ratio of about 3/n', () => {
    expect(failureRatioBound(59)).to.be.closeTo(0.0495, 0.0001);
  });

  it('need 29,956 good requests to show 99.99 %', () => {
    expect(requestsToShow(0.9999)).to.equal(29_956);
  });

  it('are all reported, with median, maximum and the percentile that it bounds', () => {
    expect(repetition([30, 10, 20])).to.deep.equal({
      values: [30, 10, 20],
      median: 20,
      max: 30,
      boundedShare: 0.05 ** (1 / 3),
    });
    expect(repetition([])).to.equal(undefined);
  });
});
