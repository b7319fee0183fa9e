import { expect } from 'chai';
import { test } from 'node:test';
import { liveChoice } from './live-choice.ts';

const scopeOf = async (...scope: readonly string[]) =>
  (await liveChoice({ target: 'live', account: '111122223333', region: ['eu-west-1'], scope }))?.scope;

test('a scope by tags holds what carries all of them, each given once or alike', async () => {
  expect(await scopeOf('tag:Project=shop', 'tag:Stage=live', 'tag:Project=shop')).to.deep.equal({
    kind: 'tags',
    tags: { Project: 'shop', Stage: 'live' },
  });
});

test('two values of one tag are refused, since no resource can carry both', async () => {
  const error: unknown = await scopeOf('tag:Project=shop', 'tag:Project=blog').catch((caught: unknown) => caught);
  expect(error)
    .to.be.an('error')
    .with.property(
      'message',
      '--scope tag:Project is given as "shop" and as "blog". No resource can carry both: give one value, and run again for the other.',
    );
  expect(error).to.have.property('name', 'InputError');
});
