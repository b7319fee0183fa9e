import { test } from 'node:test';
import { expect } from 'chai';
import type { RecordPart } from '../twin/twin-plan.ts';
import { answeringRecord } from './dns-answer.ts';

const record = (id: string, policy: RecordPart['policy'], name = 'api.example.com.'): RecordPart => ({
  id,
  name,
  policy,
  target: id,
  ttlMs: 60_000,
});
const failover = [
  record('second', { kind: 'failover', primary: false }),
  record('first', { kind: 'failover', primary: true }),
];
const weighted = (...weights: readonly number[]) =>
  weights.map((weight, index) => record(String(index), { kind: 'weighted', weight }));
const chosen = (records: readonly RecordPart[], down: readonly string[], random = 0, name = 'api.example.com') =>
  answeringRecord(records, name, ({ id }) => !down.includes(id), random)?.id;

test('a failover name answers with its primary, with the second while only the primary is down, with the primary when both are', () => {
  expect(chosen(failover, [])).to.equal('first');
  expect(chosen(failover, ['first'])).to.equal('second');
  expect(chosen(failover, ['second'])).to.equal('first');
  expect(chosen(failover, ['first', 'second'])).to.equal('first');
});

test('a simple name answers whatever its health, and an unknown name has no answer', () => {
  expect(chosen([record('only', { kind: 'simple' })], ['only'])).to.equal('only');
  expect(chosen(failover, [], 0, 'www.example.com')).to.equal(undefined);
});

test('names are compared without case and without the last dot', () => {
  expect(chosen([record('only', { kind: 'simple' }, 'API.Example.com.')], [])).to.equal('only');
});

test('weighted records share answers by weight among the healthy ones', () => {
  expect(chosen(weighted(3, 1), [], 0.74)).to.equal('0');
  expect(chosen(weighted(3, 1), [], 0.76)).to.equal('1');
  expect(chosen(weighted(3, 1), ['0'], 0)).to.equal('1');
  expect(chosen(weighted(3, 1), ['0', '1'], 0.1)).to.equal('0');
});

test('a record of weight zero is answered only when all others are down, and all alike when every weight is zero', () => {
  expect(chosen(weighted(1, 0), [], 0.99)).to.equal('0');
  expect(chosen(weighted(1, 0), ['0'], 0)).to.equal('1');
  expect(chosen(weighted(0, 0), [], 0.4)).to.equal('0');
  expect(chosen(weighted(0, 0), [], 0.6)).to.equal('1');
});
