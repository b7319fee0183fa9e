import { test } from 'node:test';
import { expect } from 'chai';
import type { DistributionPart } from '../twin/twin-plan.ts';
import { originOf } from './origin-of.ts';

const pair = { id: 'pair', first: 'web', second: 'spare', statuses: [503] };
const distribution: DistributionPart = {
  id: 'cdn',
  origins: [{ id: 'web' }, { id: 'spare' }, { id: 'media' }],
  behaviours: [{ path: 'media/*', to: 'media' }, { path: '/*.m3u8', to: 'media' }, { to: 'pair' }],
  failover: [pair],
};

test('a path goes where its behaviour sends it, and all others to the default one', () => {
  expect(originOf(distribution, '/media/a.ts?x=1')).to.deep.equal({ first: 'media', group: undefined });
  expect(originOf(distribution, '/live.m3u8')).to.deep.equal({ first: 'media', group: undefined });
  expect(originOf(distribution, '/')).to.deep.equal({ first: 'web', group: pair });
});

test('without behaviours everything goes to the first origin, and to its second when it is part of a pair', () => {
  expect(originOf({ id: 'cdn', origins: distribution.origins, failover: [pair] }, '/x')).to.deep.equal({
    first: 'web',
    group: pair,
  });
  expect(originOf({ id: 'cdn', origins: distribution.origins, failover: [] }, '/x')).to.deep.equal({
    first: 'web',
    group: undefined,
  });
});
