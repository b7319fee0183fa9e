import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { PartStatus } from '../drivers/driver.ts';
import { amissAfter } from './amiss-after.ts';

const never = new AbortController().signal;
const showing = (...seen: readonly (readonly PartStatus[])[]) => {
  const left = [...seen];
  return { status: () => Promise.resolve((left.length > 1 ? left.shift() : left[0]) ?? []) };
};
const part = (state: PartStatus['state']): PartStatus => ({ part: 'api', state, says: 'so it is' });

describe('what is amiss in a twin', () => {
  it('is nothing as soon as everything is up', async () => {
    expect(await amissAfter(showing([part('down')], [part('up')]), 5000, never)).to.equal(undefined);
  });

  it('mistake 21: is that nothing was seen, where a new twin shows nothing yet', async () => {
    expect(await amissAfter(showing([]), 0, never)).to.equal('the twin shows no part at all');
  });

  it('is what was last seen when the time is over', async () => {
    expect(await amissAfter(showing([part('up'), part('stalled')]), 0, never)).to.equal(
      '1 part is not up: api is stalled (so it is)',
    );
  });

  it('is that nobody answers, within the limit', async () => {
    const silent = { status: () => new Promise<never>(() => undefined) };
    expect(await amissAfter(silent, 50, never)).to.match(/^the state could not be read: no answer within/u);
    const broken = { status: () => Promise.reject(new Error('It has ended.')) };
    expect(await amissAfter(broken, 0, never)).to.equal('the state could not be read: It has ended');
  });
});
