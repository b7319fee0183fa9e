import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import type { Latency } from './latency.ts';
import { intervalRanks } from './latency-interval.ts';
import { latencyRecorder } from './latency-recorder.ts';
import { percentile } from './percentile.ts';

const times = fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 400 });

function latencyOf(all: readonly number[]): Latency {
  const recorder = latencyRecorder();
  for (const ms of all) recorder.add(ms);
  const latency = recorder.latency();
  if (!latency) throw new Error('no latency');
  return latency;
}

describe('recorded latency', () => {
  it('is null without times', () => {
    expect(latencyRecorder().latency()).to.equal(null);
  });

  it('tells every percentile within 0.1 % of the exact nearest rank, and the rest exactly', () => {
    fc.assert(
      fc.property(times, (all) => {
        const { percentiles, count, minMs, maxMs, meanMs, buckets } = latencyOf(all);
        expect({ count, minMs, maxMs }).to.deep.equal({
          count: all.length,
          minMs: Math.min(...all),
          maxMs: Math.max(...all),
        });
        expect(meanMs).to.be.closeTo(all.reduce((sum, ms) => sum + ms, 0) / all.length, 1e-6);
        for (const { share, ms, lowMs, highMs } of percentiles) {
          const exact = percentile(all, share) ?? Number.NaN;
          expect(ms, `${share}`).to.be.within(exact - 0.0005, exact * 1.001 + 0.0005);
          expect(ms).to.be.within(lowMs ?? 0, highMs ?? Number.POSITIVE_INFINITY);
        }
        let above = Number.NEGATIVE_INFINITY;
        for (const [at, { upToMs, count: inBucket }] of buckets.entries()) {
          const from = at === 0 ? Number.NEGATIVE_INFINITY : above;
          expect(inBucket, `up to ${upToMs}`).to.equal(all.filter((ms) => ms > from && ms <= upToMs).length);
          above = upToMs;
        }
        expect(buckets[0]?.count).to.be.greaterThan(0);
        expect(buckets.at(-1)?.count).to.be.greaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same however the times are ordered and merged', () => {
    fc.assert(
      fc.property(times, fc.nat(400), (all, cut) => {
        const one = latencyRecorder();
        const other = latencyRecorder();
        for (const [at, ms] of all.toReversed().entries()) (at < cut ? one : other).add(ms);
        one.merge(other);
        const { meanMs, ...rest } = latencyOf(all);
        const { meanMs: mergedMs = Number.NaN, ...merged } = one.latency() ?? {};
        expect(merged).to.deep.equal(rest);
        expect(mergedMs).to.be.closeTo(meanMs, 1e-6);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses what is no time, saying what it got', () => {
    for (const ms of [Number.NaN, -0.1, Number.POSITIVE_INFINITY, 1e9])
      expect(() => latencyRecorder().add(ms)).to.throw(RangeError, `got ${ms}`);
  });
});

describe('the interval of a percentile', () => {
  it('has the ranks that tables of binomial order statistics give', () => {
    expect(intervalRanks(100, 0.5)).to.deep.equal({ rank: 50, low: 40, high: 61 });
    expect(intervalRanks(1000, 0.95)).to.deep.equal({ rank: 950, low: 936, high: 964 });
  });

  it('has no high end below 59 values for the 95th percentile and 299 for the 99th', () => {
    const high = (count: number, share: number): number | null => intervalRanks(count, share).high;
    expect([high(58, 0.95), high(59, 0.95), high(298, 0.99), high(299, 0.99)]).to.deep.equal([null, 59, null, 299]);
    expect([high(2994, 0.999), high(2995, 0.999)]).to.deep.equal([null, 2995]);
    expect(intervalRanks(1, 0.5)).to.deep.equal({ rank: 1, low: null, high: null });
  });

  it('covers the true percentile in at least 95 %, and would not one rank closer', () => {
    // Summed plainly, as the recurrence from one end is another way than the one taken.
    const between = (count: number, share: number, low: number, high: number): number => {
      let probability = (1 - share) ** count;
      let sum = 0;
      for (let below = 0; below < high; below += 1) {
        if (below >= low) sum += probability;
        probability *= ((count - below) / (below + 1)) * (share / (1 - share));
      }
      return sum;
    };
    for (const share of [0.5, 0.9, 0.95, 0.99]) {
      for (let count = 1; count <= 150; count += 1) {
        const { low, high } = intervalRanks(count, share);
        const covered = between(count, share, low ?? 0, high ?? count + 1);
        expect(covered, `${count} of ${share}`).to.be.at.least(0.95 - 1e-9);
        if (low === null || high === null) continue;
        const closer = between(count, share, low + 1, high - 1);
        expect(closer, `${count} of ${share}, one rank closer`).to.be.below(0.95);
      }
    }
  });

  it('is found for five million values at once', () => {
    const { rank, low, high } = intervalRanks(5_000_000, 0.95);
    expect(rank).to.equal(4_750_000);
    // The normal approximation: 1.96 standard deviations of 487.3.
    expect([rank - (low ?? 0), (high ?? 0) - rank].map((width) => Math.round(width / 10))).to.deep.equal([96, 96]);
  });
});
