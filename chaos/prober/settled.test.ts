import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Reading } from '../../src/measure/reading.ts';
import { hasSettled } from './settled.ts';

const settings = {
  periodMs: 50,
  timeoutMs: 1000,
  slowMs: 500,
  expectStatus: 200,
  beforeMs: 500,
  afterMs: 4000,
  sustainMs: 1000,
  sloRatio: 0.9999,
};

/** Readings each 50 ms from the fault on, some of them timed out. */
function readings(untilMs: number, ...badAt: number[]): readonly Reading[] {
  return Array.from({ length: untilMs / 50 }, (_, index) => {
    const intendedMs = index * 50 + 5;
    const isBad = badAt.includes(intendedMs);
    const doneMs = intendedMs + (isBad ? 1000 : 2);
    const start = { path: 'api', client: 'fresh' as const, intendedMs, sentMs: intendedMs, doneMs };
    return isBad ? { ...start, outcome: 'timed-out' } : { ...start, outcome: 'answered', status: 200 };
  });
}

describe('probing', () => {
  it('has settled when every client that saw a failure has seen a whole sustained window', () => {
    const hit = { readings: readings(1100, 5), openMs: Infinity };
    const spared = { readings: readings(1100), openMs: Infinity };
    expect(hasSettled(0, [hit, spared], settings)).to.equal(true);
    expect(hasSettled(0, [{ ...hit, readings: readings(1000, 5) }, spared], settings)).to.equal(false);
  });

  it('has not settled while no failure was seen', () => {
    expect(hasSettled(0, [{ readings: readings(3000), openMs: Infinity }], settings)).to.equal(false);
  });

  it('has not settled while a probe still hangs in a client that seems well', () => {
    const hit = { readings: readings(1100, 5), openMs: Infinity };
    expect(hasSettled(0, [hit, { readings: readings(1100), openMs: 30 }], settings)).to.equal(false);
    expect(hasSettled(0, [hit, { readings: readings(1100), openMs: 1090 }], settings)).to.equal(true);
  });
});
