import { test } from 'node:test';
import { assert } from 'chai';
import { playout } from './playout.ts';

test('a segment is due when the one before it begins to play', () => {
  const player = playout();
  player.arrived(1000, 2);
  assert.equal(player.dueMs(), 1000);
  player.arrived(1100, 2);
  assert.equal(player.dueMs(), 3000);
  assert.equal(player.stalledRatio(), 0);
});

test('the picture stands still from where the buffer is empty until there is more', () => {
  const player = playout();
  player.arrived(1000, 2);
  player.arrived(3500, 2);
  assert.equal(player.stalledRatio(), 500 / 4000);
  assert.equal(player.dueMs(), 3500);
});

test('what cannot be shown stands still for as long as it should have lasted, and so does what never comes', () => {
  const player = playout();
  player.arrived(0, 2);
  player.missed(100, 2);
  player.arrived(200, 2);
  assert.equal(player.stalledRatio(), 2000 / 4000);
  player.missed(8000, 1);
  assert.equal(player.stalledRatio(), 5000 / 4000);
});

test('who never saw a picture has no ratio', () => {
  const player = playout();
  player.missed(0, 2);
  assert.isUndefined(player.stalledRatio());
});
