import { describe, it } from 'node:test';
import { setTimeout } from 'node:timers/promises';
import { expect } from 'chai';
import { openLoop } from './open-loop.ts';
import { runClock } from './run-clock.ts';

describe('an open loop', () => {
  it('mistake 3: drops no slot when the process stood still, and keeps the instants they were intended for', async () => {
    const clock = runClock();
    const over = new AbortController();
    const slots: { slot: number; intendedMs: number; atMs: number }[] = [];
    const fire = (slot: number, intendedMs: number): void => void slots.push({ slot, intendedMs, atMs: clock.nowMs() });
    openLoop(clock, 10, fire, over.signal);
    await setTimeout(50);
    const until = clock.nowMs() + 100;
    while (clock.nowMs() < until);
    await setTimeout(50);
    over.abort();
    expect(slots.length).to.be.at.least(18);
    expect(slots.map(({ slot }) => slot)).to.deep.equal(slots.map((_, index) => index));
    const [first] = slots;
    for (const { slot, intendedMs, atMs } of slots) {
      expect(intendedMs).to.be.closeTo((first?.intendedMs ?? 0) + slot * 10, 1e-6);
      expect(atMs).to.be.at.least(intendedMs);
    }
    expect(Math.max(...slots.map(({ intendedMs, atMs }) => atMs - intendedMs))).to.be.above(80);
  });

  it('ends at its signal', async () => {
    const over = new AbortController();
    let count = 0;
    openLoop(runClock(), 1, () => void (count += 1), over.signal);
    over.abort();
    await setTimeout(30);
    expect(count).to.equal(0);
  });
});
