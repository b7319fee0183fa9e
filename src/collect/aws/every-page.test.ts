import { test } from 'node:test';
import { assert } from 'chai';
import { everyPage } from './every-page.ts';

async function* pages(...tokens: readonly (string | undefined)[]) {
  for (const NextToken of tokens) yield await Promise.resolve({ Items: [NextToken ?? 'last'], NextToken });
}

test('The items of all pages are told in their order', async () => {
  assert.deepEqual(await everyPage(pages('a', 'b', undefined), ({ Items }) => Items), ['a', 'b', 'last']);
});

test('A page that is named twice is an error, since what was told until then is not all', async () => {
  const error: unknown = await everyPage(pages('a', 'b', 'a', 'b'), ({ Items }) => Items).catch(
    (caught: unknown) => caught,
  );
  if (!(error instanceof Error)) throw new Error('It ended without an error.');
  assert.match(error.message, /NextToken was given before/u);
});
