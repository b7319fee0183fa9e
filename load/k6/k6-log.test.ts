import { Readable } from 'node:stream';
import { test } from 'node:test';
import { assert } from 'chai';
import { K6Log } from './k6-log.ts';

test('what k6 complains of names no secret that it was given, as written or as URLs write it', async () => {
  const log = new K6Log(['se cret/value', 'eu']);
  const lines = [
    'https://eu.example/?key=se%20cret%2Fvalue',
    'https://eu.example/?key=se%20cret/value',
    'se cret/value',
  ];
  const errors = lines.map((error) => JSON.stringify({ level: 'error', msg: 'Request Failed', error }));
  await log.read(Readable.from([...errors, 'panic: se cret/value'].map((line) => `${line}\n`)));
  assert.equal(log.errors.count, 3);
  assert.equal(log.errors.first, 'Request Failed (https://eu.example/?key=[redacted])');
  assert.notMatch(log.tail, /cret/u);
});
