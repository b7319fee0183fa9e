import { test } from 'node:test';
import { assert } from 'chai';
import { isKeptForever, isRevalidated } from './cache-header.ts';
import { unlike } from './expected.ts';
import { failureKind } from './failure-kind.ts';
import { isReadTurn } from './schedule.ts';
import { spoiled } from './spoiled.ts';
import { timeOutMs } from './time-out.ts';
import { turnOf } from './turn.ts';

const good = {
  status: 200,
  headers: { 'Content-Type': 'Text/HTML; charset=utf-8', 'Content-Length': '12' },
  body: 'a page',
};

test('an answer is judged by status, then type, length and content', () => {
  const expected = { status: 200, types: ['text/html'], bytes: 12, has: ['page'] };
  assert.isUndefined(unlike(good, expected));
  assert.equal(unlike({ ...good, status: 301 }, expected), 'status 301');
  assert.equal(unlike(good, { ...expected, types: ['text/css'] }), 'wrong type');
  assert.equal(unlike({ ...good, headers: {} }, expected), 'wrong type');
  assert.equal(unlike(good, { ...expected, bytes: 13 }), 'wrong length');
  assert.equal(unlike(good, { ...expected, has: ['page', 'more'] }), 'wrong content');
  assert.equal(unlike({ ...good, body: null }, expected), 'wrong content');
});

test('an answer that bears a type and nothing else is no good answer', () => {
  const expected = { status: 200, types: ['text/html'] };
  const empty = { 'Content-Type': 'text/html', 'Content-Length': '0' };
  assert.equal(unlike({ status: 200, headers: empty, body: null }, expected), 'empty');
  assert.equal(unlike({ ...good, headers: { 'Content-Type': 'text/html' }, body: '' }, expected), 'empty');
  assert.isUndefined(unlike({ status: 304, headers: empty, body: '' }, { status: 304, types: ['text/html'] }));
  assert.isUndefined(unlike({ status: 200, headers: empty, body: '' }, { status: 200 }));
});

test('what kept an answer from coming is named, and a status is an answer', () => {
  const kinds = [0, 1404, 1503, 1050, 1101, 1212, 1220, 1310, 1641].map((code) => failureKind(code, ''));
  assert.deepEqual(kinds, [
    undefined,
    undefined,
    undefined,
    'timed out',
    'unknown host',
    'refused',
    'reset',
    'tls',
    'HTTP/2 error',
  ]);
  assert.equal(failureKind(1000, 'unexpected EOF'), 'cut short');
  assert.equal(failureKind(1000, 'read: connection reset by peer'), 'reset');
  assert.equal(failureKind(1000, 'something else'), 'no answer (k6 error 1000)');
});

test('for ever is a year and immutable; revalidated is never fresh', () => {
  assert.isTrue(isKeptForever('public, max-age=31536000, immutable'));
  assert.isFalse(isKeptForever('public, max-age=31536000'));
  assert.isFalse(isKeptForever('max-age=31535999, immutable'));
  assert.isFalse(isKeptForever(undefined));
  assert.isTrue(isRevalidated('No-Cache'));
  assert.isTrue(isRevalidated('public, max-age=0, must-revalidate'));
  assert.isFalse(isRevalidated('max-age=60'));
  assert.isFalse(isRevalidated(undefined));
});

test('turns come in proportion to weight', () => {
  const items = [
    { name: 'a', weight: 5 },
    { name: 'b', weight: 3 },
    { name: 'c', weight: 2 },
  ];
  const counts = { a: 0, b: 0, c: 0 };
  for (let turn = 0; turn < 1000; turn += 1) counts[turnOf(items, turn)?.name as 'a'] += 1;
  assert.closeTo(counts.a, 500, 5);
  assert.closeTo(counts.b, 300, 5);
  assert.closeTo(counts.c, 200, 5);
});

test('one segment in twenty is read, and never the first of a viewer', () => {
  const told = { segments: 5, readEvery: 20 };
  const read = Array.from({ length: 400 }, (_, index) => ({ turn: Math.floor(index / 5), watched: index % 5 })).filter(
    ({ turn, watched }) => isReadTurn(turn, watched, told),
  );
  assert.lengthOf(read, 20);
  assert.deepEqual(
    [...new Set(read.map(({ watched }) => watched))].toSorted((one, other) => one - other),
    [1, 2, 3, 4],
  );
});

test('a spoiled token differs in its signature only', () => {
  const token = 'aGVhZA.cGF5bG9hZA.c2lnbmF0dXJl';
  assert.notEqual(spoiled(token), token);
  assert.match(spoiled(token), /^aGVhZA\.cGF5bG9hZA\.[\w-]{12}$/u);
});

test('an answer is waited for ten times as long as is allowed, within bounds', () => {
  assert.deepEqual(
    [50, 500, 9000].map((p99Ms) => timeOutMs({ p99Ms })),
    [2000, 5000, 30_000],
  );
});
