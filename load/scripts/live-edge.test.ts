import { test } from 'node:test';
import { assert } from 'chai';
import type { MediaPlaylist } from './hls.ts';
import { behind, edgeOf, firstSequence, isFrozen } from './live-edge.ts';

const playlist = (first: number, count: number, isEnded = false): MediaPlaylist => ({
  targetSeconds: 2,
  isEnded,
  segments: Array.from({ length: count }, (_, index) => ({ url: '', sequence: first + index, seconds: 2 })),
});

test('a live viewer begins three target durations before the end, or at the first there is', () => {
  assert.equal(firstSequence(playlist(10, 6), 5, 0), 13);
  assert.equal(firstSequence(playlist(10, 2), 5, 0), 10);
});

test('viewers of a recording begin by turns wherever enough is left to watch', () => {
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((turn) => firstSequence(playlist(0, 8, true), 5, turn)),
    [0, 1, 2, 3, 0],
  );
});

test('an edge that has not moved for more than two target durations stands still', () => {
  const seen = edgeOf(playlist(10, 6), undefined, 1000);
  assert.deepEqual(seen, { sequence: 15, sinceMs: 1000 });
  const same = edgeOf(playlist(10, 6), seen, 5100);
  assert.isTrue(isFrozen(playlist(10, 6), same, 5100));
  assert.isFalse(isFrozen(playlist(10, 6), same, 5000));
  assert.isFalse(isFrozen(playlist(10, 6, true), same, 90_000));
  assert.deepEqual(edgeOf(playlist(11, 6), seen, 5100), { sequence: 16, sinceMs: 5100 });
});

test('a server that is a segment behind another is no edge that moves', () => {
  const seen = edgeOf(playlist(10, 6), undefined, 1000);
  assert.deepEqual(edgeOf(playlist(9, 6), seen, 2000), seen);
});

test('behind the live edge is what the playlist holds from the segment that begins to play', () => {
  assert.equal(behind(playlist(10, 6), 13), 3);
});
