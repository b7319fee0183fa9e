import { test } from 'node:test';
import { expect } from 'chai';
import { accountByHeader, accountByKey } from './emulator-account.ts';

test('a run has the same account each time, of twelve digits, and another run another', () => {
  const ids = ['shop', 'shop', 'other', ...Array.from({ length: 50 }, (_, index) => `run ${index}`)].map(
    (run) => accountByHeader(run).id,
  );
  expect(ids[0]).to.equal(ids[1]);
  expect(new Set(ids).size).to.equal(52);
  for (const id of ids) expect(id).to.match(/^[1-9]\d{11}$/u);
});

test('twelve digits are the account itself, and by key they are the key', () => {
  expect(accountByHeader('000000000001').id).to.equal('000000000001');
  expect(accountByKey('111122223333').credentials.accessKeyId).to.equal('111122223333');
});
