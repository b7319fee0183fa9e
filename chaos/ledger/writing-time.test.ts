import { describe, it } from 'node:test';
import { expect } from 'chai';
import { writingTimeMs } from './writing-time.ts';

const settings = {
  writers: 4,
  ratePerSecond: 200,
  beforeMs: 1000,
  afterMs: 20_000,
  sustainMs: 5000,
  writeTimeoutMs: 1000,
  quiesceMs: 0,
  maxLost: 0,
};
const answered = { is: 'answered', atMs: 1100 } as const;
const seen = (lastBadMs: number | undefined, oldestOpenMs = Infinity) => ({
  lastBadMs: () => lastBadMs,
  oldestOpenMs: () => oldestOpenMs,
});

describe('the time of writing', () => {
  it('is that before and after the fault, where none comes', () => {
    expect(writingTimeMs(settings, { is: 'not-due' }, 100, seen(undefined))).to.equal(21_000);
  });

  it('has no end while the fault waits for its moment, and then counts from that', () => {
    expect(writingTimeMs(settings, { is: 'awaited' }, 100, seen(undefined))).to.equal(Infinity);
    expect(writingTimeMs(settings, { is: 'begun', atMs: 4100 }, 100, seen(4200))).to.equal(24_000);
  });

  it('ends a sustained window and two turns of a writer after the last write that failed', () => {
    expect(writingTimeMs(settings, answered, 100, seen(2100))).to.equal(2000 + 5000 + 40);
  });

  it('is the longest while a write is under way that may yet fail', () => {
    expect(writingTimeMs(settings, answered, 100, seen(2100, 7000))).to.equal(21_000);
    expect(writingTimeMs(settings, answered, 100, seen(2100, 7150))).to.equal(7040);
  });

  it('mistake 25: is the longest when no write failed after the fault, since nothing was put to the test', () => {
    expect(writingTimeMs(settings, answered, 100, seen(undefined))).to.equal(21_000);
    expect(writingTimeMs(settings, answered, 100, seen(900))).to.equal(21_000);
  });

  it('is the longest without a sustained window, and never longer', () => {
    const { sustainMs: _none, ...without } = settings;
    expect(writingTimeMs(without, answered, 100, seen(2100))).to.equal(21_000);
    expect(writingTimeMs(settings, answered, 100, seen(19_000))).to.equal(21_000);
  });
});
