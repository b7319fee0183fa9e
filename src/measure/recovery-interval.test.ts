import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { recoveryInterval } from './recovery-interval.ts';
import type { Slot } from './slot.ts';

const slackMs = 5;

interface Down {
  readonly startMs: number;
  readonly endMs: number;
}

/** What an open-loop prober with quick answers sees of a service that is down for known stretches. */
function probed(
  downs: readonly Down[],
  periodMs: number,
  phaseMs: number,
  untilMs: number,
  answerMs: () => number,
): readonly Slot[] {
  return Array.from({ length: Math.floor((untilMs - phaseMs) / periodMs) }, (_, index) => {
    const intendedMs = phaseMs + index * periodMs;
    const isGood = !downs.some(({ startMs, endMs }) => intendedMs >= startMs && intendedMs < endMs);
    return { intendedMs, doneMs: intendedMs + answerMs(), isGood };
  });
}

const good = (...intended: number[]): Slot[] =>
  intended.map((intendedMs) => ({ intendedMs, doneMs: intendedMs + 2, isGood: true }));
const bad = (...intended: number[]): Slot[] =>
  intended.map((intendedMs) => ({ intendedMs, doneMs: intendedMs + 2, isGood: false }));
const every50 = (from: number, to: number): number[] =>
  Array.from({ length: (to - from) / 50 }, (_, index) => from + index * 50);

describe('the recovery interval', () => {
  it('contains the truth for any outages and phases, and ends within a period and 5 ms after it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 100 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.array(fc.tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 700 })), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.array(fc.double({ min: 0, max: slackMs - 0.1, noNaN: true }), { minLength: 1, maxLength: 50 }),
        (periodMs, phase, stretches, answers) => {
          let at = 0;
          const downs = stretches.map(([gapMs, downMs]) => {
            const startMs = at + gapMs;
            at = startMs + downMs;
            return { startMs, endMs: at };
          });
          let turn = 0;
          const answerMs = (): number => answers[(turn += 1) % answers.length] ?? 0;
          const slots = probed(downs, periodMs, phase * periodMs, at + 3000, answerMs);
          const seen = downs.filter(({ startMs, endMs }) =>
            slots.some(({ intendedMs }) => intendedMs >= startMs && intendedMs < endMs),
          );
          const truth = seen.at(-1)?.endMs;
          const interval = recoveryInterval(slots, { periodMs, sustainMs: 1500 });
          if (truth === undefined) return interval === undefined;
          return (
            interval !== undefined &&
            interval.afterMs <= truth &&
            truth <= interval.byMs &&
            interval.byMs < truth + periodMs + slackMs
          );
        },
      ),
    );
  });

  it('mistake 5: does not take a single success for recovery', () => {
    const slots = [...bad(0, 50), ...good(100), ...bad(150, 200), ...good(...every50(250, 1250))];
    expect(recoveryInterval(slots, { periodMs: 50, sustainMs: 1000 })).to.deep.equal({ afterMs: 200, byMs: 252 });
  });

  it('is undefined until the sustained window is complete', () => {
    const slots = [...bad(0), ...good(...every50(50, 1000))];
    expect(recoveryInterval(slots, { periodMs: 50, sustainMs: 1000 })).to.equal(undefined);
  });

  it('is undefined where nothing failed', () => {
    expect(recoveryInterval(good(...every50(0, 2000)), { periodMs: 50, sustainMs: 1000 })).to.equal(undefined);
  });

  it('ends with the first answer of the window, not with the answer of its first probe', () => {
    const slots = [...bad(0), { intendedMs: 50, doneMs: 450, isGood: true }, ...good(...every50(100, 1200))];
    expect(recoveryInterval(slots, { periodMs: 50, sustainMs: 1000 })).to.deep.equal({ afterMs: 0, byMs: 102 });
  });

  it('begins at the fault when the only bad probe was under way then', () => {
    const slots = [...bad(-3), ...good(...every50(47, 1147))];
    expect(recoveryInterval(slots, { periodMs: 50, sustainMs: 1000 })).to.deep.equal({ afterMs: 0, byMs: 49 });
  });

  it('tolerates one bad answer in a thousand, and not two', () => {
    const sustained = { periodMs: 1, sustainMs: 1000 };
    const window = (...badAt: number[]): Slot[] =>
      Array.from({ length: 1001 }, (_, index) =>
        index === 0 || badAt.includes(index) ? bad(index) : good(index),
      ).flat();
    expect(recoveryInterval(window(500), sustained)).to.deep.equal({ afterMs: 0, byMs: 3 });
    expect(recoveryInterval(window(500, 600), sustained)).to.equal(undefined);
  });
});
