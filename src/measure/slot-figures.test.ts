import { describe, it } from 'node:test';
import { expect } from 'chai';
import fc from 'fast-check';
import { downtimeMs } from './downtime.ts';
import { flapsIn } from './flaps.ts';
import { observedAvailability } from './observed-availability.ts';
import { outagesIn } from './outages.ts';
import type { Slot } from './slot.ts';

/** `+` a good probe, `-` a bad one, one each 100 ms, answered after 3 ms. */
function slots(signs: string): readonly Slot[] {
  return signs.split('').map((sign, index) => ({
    intendedMs: index * 100,
    doneMs: index * 100 + 3,
    isGood: sign === '+',
  }));
}

describe('the outages of a client', () => {
  it('go from the first bad probe to the first good answer', () => {
    expect(outagesIn(slots('+--+++-+'))).to.deep.equal([
      { startMs: 100, endMs: 303 },
      { startMs: 600, endMs: 703 },
    ]);
  });

  it('have no end where no good answer came', () => {
    expect(outagesIn(slots('++--'))).to.deep.equal([{ startMs: 200, endMs: null }]);
  });

  it('are none where all is good', () => {
    expect(outagesIn(slots('+++'))).to.deep.equal([]);
  });

  it('are as many as stretches of bad probes, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('+', '-'), maxLength: 60 }), (signs) => {
        return outagesIn(slots(signs)).length === (signs.match(/-+/gu)?.length ?? 0);
      }),
    );
  });
});

describe('downtime', () => {
  it('is one period for every bad probe', () => {
    expect(downtimeMs(slots('+--+-'), 100)).to.equal(300);
  });
});

describe('flaps', () => {
  it('are the times service came back and went again before it recovered', () => {
    const outages = outagesIn(slots('-+-+--++++-'));
    expect(flapsIn(outages, { afterMs: 500, byMs: 603 })).to.equal(2);
    expect(flapsIn(outages, undefined)).to.equal(3);
    expect(flapsIn([], undefined)).to.equal(0);
  });
});

describe('availability after a fault', () => {
  it('counts requests and seconds apart', () => {
    expect(observedAvailability(slots('+++++++++++++++++++-'))).to.deep.equal({
      byRequestRatio: 0.95,
      bySecondRatio: 0.5,
    });
  });

  it('mistake 4: is no figure where there was no sample', () => {
    expect(observedAvailability([])).to.equal(undefined);
  });
});
