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
  assert.match(error.message, /the next page, NextToken a, was named before/u);
});

const failureOf = async (list: AsyncIterable<object>): Promise<string> =>
  await everyPage(list, () => []).then(
    () => 'none',
    (error: unknown) => String(error),
  );

async function* told(...list: readonly object[]): AsyncIterable<object> {
  for (const page of list) yield await Promise.resolve(page);
}

test('A page is named by a marker, by a member of a member, or by several texts together', async () => {
  const marker = { Marker: 'again' };
  assert.match(await failureOf(told(marker, marker)), /Marker again/u);
  const nested = { DistributionList: { Marker: '', NextMarker: 'same' } };
  assert.match(await failureOf(told(nested, nested)), /NextMarker same/u);
  const byName = (NextRecordName: string): object => ({ NextRecordName, NextRecordType: 'A' });
  assert.equal(await failureOf(told(byName('a'), byName('b'), {})), 'none');
});

test('A marker that repeats what was asked for names no page', async () => {
  assert.equal(await failureOf(told({ NextMarker: 'a' }, { Marker: 'a', NextMarker: 'b' }, { Marker: 'b' })), 'none');
});
