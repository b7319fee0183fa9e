import { setImmediate } from 'node:timers/promises';
import { test } from 'node:test';
import { assert } from 'chai';
import { inTurn } from './in-turn.ts';

test('Works of one name follow each other, also after one that failed, and those of another do not wait', async () => {
  const seen: string[] = [];
  const work =
    (name: string, fails = false) =>
    async () => {
      seen.push(`${name} begins`);
      await setImmediate();
      seen.push(`${name} ends`);
      if (fails) throw new Error(name);
      return name;
    };
  const all = await Promise.allSettled([
    inTurn('bucket', work('first', true)),
    inTurn('bucket', work('second')),
    inTurn('other', work('third')),
  ]);
  assert.deepEqual(
    all.map(({ status }) => status),
    ['rejected', 'fulfilled', 'fulfilled'],
  );
  assert.isBelow(seen.indexOf('first ends'), seen.indexOf('second begins'));
  assert.isBelow(seen.indexOf('third begins'), seen.indexOf('first ends'));
});
