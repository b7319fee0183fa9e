import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Reading } from './reading.ts';
import { unsteadiness } from './steady-state.ts';

const rule = { expectStatus: 200, slowMs: 500 };
const good: Reading = {
  path: 'api',
  client: 'fresh',
  intendedMs: 0,
  sentMs: 1,
  doneMs: 3,
  outcome: 'answered',
  status: 200,
};
const flawOf = (reading: Partial<Reading>): string | undefined =>
  unsteadiness([good, { ...good, ...reading }], rule)[0];

describe('the steady state', () => {
  it('was seen when every probe was good', () => {
    expect(unsteadiness([good, good], rule)).to.deep.equal([]);
  });

  it('mistake 21: is not taken for granted when nothing was asked yet', () => {
    expect(unsteadiness([], rule)).to.deep.equal([
      'No probe was answered before the fault, so nothing is known of the steady state.',
    ]);
  });

  it('was not seen when one probe was not good, and says why', () => {
    const start = 'api (fresh client): 1 of 2 probes before the fault were not good; the first';
    expect(flawOf({ status: 503 })).to.equal(`${start} was answered with status 503.`);
    expect(flawOf({ outcome: 'failed', error: 'ECONNREFUSED' })).to.equal(`${start} failed with ECONNREFUSED.`);
    expect(flawOf({ outcome: 'timed-out', doneMs: 1000 })).to.equal(`${start} had no answer within 1000 ms.`);
    expect(flawOf({ doneMs: 600 })).to.equal(
      `${start} was answered after 600 ms, 1 ms of which the prober itself was held up.`,
    );
    expect(flawOf({ outcome: 'unsent', sentMs: null, doneMs: 1200 })).to.equal(
      `${start} could not be sent, since the prober itself was held up for 1200 ms.`,
    );
  });
});
