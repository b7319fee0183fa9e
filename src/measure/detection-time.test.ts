import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { detectionSeconds } from './detection-time.ts';

describe('detection time', () => {
  it('is 65 seconds for a load balancer by default: 30 s twice and a wait of 5 s', () => {
    expect(detectionSeconds({ intervalSeconds: 30, threshold: 2, timeoutSeconds: 5 })).to.equal(65);
  });

  it('is 36 seconds for the fastest DNS health check with three failures', () => {
    expect(detectionSeconds({ intervalSeconds: 10, threshold: 3, timeoutSeconds: 6 })).to.equal(36);
  });

  it('is never exceeded, whenever within an interval the failure comes', () => {
    const positive = fc.integer({ min: 1, max: 300 });
    fc.assert(
      fc.property(
        positive,
        fc.integer({ min: 1, max: 10 }),
        positive,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (intervalSeconds, threshold, timeoutSeconds, share) => {
          const untilFirstFailedCheck = intervalSeconds * share;
          const noticed = untilFirstFailedCheck + (threshold - 1) * intervalSeconds + timeoutSeconds;
          return noticed <= detectionSeconds({ intervalSeconds, threshold, timeoutSeconds }) + 1e-9;
        },
      ),
    );
  });
});
