import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { crossing, inSeries, monthlyDowntimeSeconds, withFailover } from './availability.ts';

const perfect = { commonCause: 0, coverage: 1, failuresPerYear: 0, seconds: 0 };

describe('composite availability', () => {
  it('multiplies parts in series: Route 53, ALB, EC2 and Multi-AZ RDS give 99.9300 %', () => {
    expect(inSeries([1, 0.9999, 0.9999, 0.9995])).to.be.closeTo(0.9993, 1e-6);
  });

  it('gives two independent copies of 99.97 % the published 99.999991 %', () => {
    expect(withFailover(0.9997, 0.9997, perfect)).to.be.closeTo(0.99999991, 1e-9);
  });

  it('is bounded by the common cause, however good the copies are otherwise', () => {
    expect(withFailover(0.999, 0.999, { ...perfect, commonCause: 1 })).to.be.closeTo(0.999, 1e-12);
  });

  it('counts the downtime of every failover: two of 90 s a year', () => {
    expect(withFailover(0.9, 1, { ...perfect, failuresPerYear: 2, seconds: 90 })).to.be.closeTo(
      1 - 180 / 31_557_600,
      1e-12,
    );
  });

  it('never makes a second copy worse than none', () => {
    const ratio = fc.double({ min: 0.5, max: 1, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, fc.double({ min: 0, max: 1, noNaN: true }), (first, second, commonCause) => {
        const both = withFailover(first, second, { commonCause, coverage: 0.9, failuresPerYear: 5, seconds: 600 });
        return both >= first && both <= 1;
      }),
    );
  });

  it('leaves 263 seconds a month at 99.99 %', () => {
    expect(monthlyDowntimeSeconds(0.9999)).to.be.closeTo(263, 0.1);
  });

  it('finds where a figure crosses its objective, and says when it does not', () => {
    expect(crossing((x) => 1 - x, 0.75, 0, 1)).to.be.closeTo(0.25, 1e-9);
    expect(crossing(() => 1, 0.5, 0, 1)).to.equal(undefined);
  });
});
