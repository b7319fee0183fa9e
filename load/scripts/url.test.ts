import { test } from 'node:test';
import { assert } from 'chai';
import { originOf, resolveUrl } from './url.ts';

test('references resolve as the URL class of Node resolves them', () => {
  const bases = ['https://a.example:8443/x/y/z.m3u8?q=/1/2', 'http://a.example', 'https://a.example/x/'];
  const references = [
    'b.ts',
    './b.ts',
    '../b.ts',
    '../../../b.ts',
    '/c/d.ts?k=1',
    '//b.example/c',
    'https://b.example/c',
    'b/c.ts?u=../d',
    '.',
    '..',
    './',
    'b/..',
  ];
  for (const base of bases)
    for (const reference of references)
      assert.equal(resolveUrl(reference, base), new URL(reference, base).href, `${reference} at ${base}`);
  assert.equal(originOf('https://a.example:8443/x'), 'https://a.example:8443');
});
