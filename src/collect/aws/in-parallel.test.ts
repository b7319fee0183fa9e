import { expect } from 'chai';
import { test } from 'node:test';
import { inParallel } from './in-parallel.ts';

test('answers stand in the order of the items, whichever is done first', async () => {
  const answers = await inParallel([3, 1, 2], 3, async (item) => {
    for (let turn = 0; turn < item; turn += 1) await Promise.resolve();
    return item * 10;
  });
  expect(answers).to.deep.equal([30, 10, 20]);
});

test('no more than the limit are worked on at a time', async () => {
  let running = 0;
  let most = 0;
  await inParallel([1, 2, 3, 4, 5], 2, async () => {
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
  });
  expect(most).to.equal(2);
});

test('a failure is told, and nothing is started after it', async () => {
  const started: number[] = [];
  const failure = await inParallel([1, 2, 3], 1, async (item) => {
    started.push(item);
    if (item === 2) throw new Error('denied');
  }).catch((error: unknown) => error);
  expect(failure).to.be.instanceOf(Error).with.property('message', 'denied');
  expect(started).to.deep.equal([1, 2]);
});
