import { test } from 'node:test';
import { assert } from 'chai';
import { everyMarker } from './every-marker.ts';

test('Every page is asked for, also when one is empty', async () => {
  const pages = new Map([
    [undefined, { items: [1], next: 'a' }],
    ['a', { items: undefined, next: 'b' }],
    ['b', { items: [2, 3], next: undefined }],
  ]);
  assert.deepEqual(await everyMarker(async (marker) => Promise.resolve(pages.get(marker) ?? assert.fail())), [1, 2, 3]);
});

test('A list that names the same next page again is refused rather than read for ever', async () => {
  const asked = everyMarker(async () => Promise.resolve({ items: [1], next: 'a' }));
  assert.match(String(await asked.catch((error: unknown) => error)), /the next page, a, was named before/u);
});

test('A list without an end is refused, however its pages are named', async () => {
  let count = 0;
  const asked = everyMarker(async () => Promise.resolve({ items: [], next: String((count += 1)) }));
  assert.match(String(await asked.catch((error: unknown) => error)), /more than 10000 pages/u);
});
