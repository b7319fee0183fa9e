import { describe, it } from 'node:test';
import { expect } from 'chai';
import { readControlPlaneFacts } from './facts.ts';

describe('facts/control-plane.yaml', async () => {
  const { times, links } = await readControlPlaneFacts();

  it('gives each time once, within its band, and says what begins and ends it', () => {
    expect(new Set(times.map(({ what }) => what)).size).to.equal(times.length);
    for (const { what, seconds, band, meaning } of times) {
      expect(seconds, what).to.be.within(...band);
      expect(meaning, what).to.match(/\w/u);
    }
  });

  it('dates what has a source, and nothing else', () => {
    for (const { what, source, retrievedAt } of times) {
      expect(source === undefined, what).to.equal(retrievedAt === undefined);
      if (source !== undefined) expect(source, what).to.match(/^https:\/\//u);
    }
  });

  it('gives every pair of regions a delay, the default being assumed', () => {
    expect(links.default).to.deep.equal({ delayMs: 50 });
    for (const { between, delayMs, source } of [...links.pairs, { ...links.sameRegion, between: [] }]) {
      expect(delayMs, between.join()).to.be.greaterThan(0);
      expect(source, between.join()).to.match(/^https:\/\//u);
    }
  });
});
