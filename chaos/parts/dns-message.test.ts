import { test } from 'node:test';
import { expect } from 'chai';
import { readQuestion, writeAnswer } from './dns-message.ts';

const header = 'abcd01000001000000000000';
const question = Buffer.from(`${header}0341504904746573740000010001`, 'hex');

test('a question is read, its name in lower case', () => {
  expect(readQuestion(question)).to.include({ id: 0xabcd, name: 'api.test', type: 1, recursionDesired: true });
});

test('what is no question is left alone: too short, an answer, a name that runs out or points elsewhere', () => {
  expect(readQuestion(Buffer.alloc(3))).to.equal(undefined);
  expect(readQuestion(Buffer.from('abcd810000010000000000000000010001', 'hex'))).to.equal(undefined);
  expect(readQuestion(Buffer.from(`${header}0341`, 'hex'))).to.equal(undefined);
  expect(readQuestion(Buffer.from(`${header}c00c00010001`, 'hex'))).to.equal(undefined);
});

test('an answer repeats the question and holds the address and its time to live', () => {
  const asked = readQuestion(question);
  expect(asked).to.not.equal(undefined);
  if (asked === undefined) return;
  expect(writeAnswer(asked, { found: true, address: '127.1.2.3', ttlSeconds: 60 }).toString('hex')).to.equal(
    'abcd850000010001000000000341504904746573740000010001c00c000100010000003c00047f010203',
  );
  expect(writeAnswer(asked, { found: false, ttlSeconds: 0 }).toString('hex')).to.equal(
    'abcd850300010000000000000341504904746573740000010001',
  );
});
