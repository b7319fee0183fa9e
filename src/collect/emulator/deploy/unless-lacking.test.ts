import { expect } from 'chai';
import { test } from 'node:test';
import { unlessLacking } from './unless-lacking.ts';

test('a call that the emulator does not know is named as not taken', async () => {
  const html = Object.assign(new Error('Unexpected token <'), { $metadata: { httpStatusCode: 500 } });
  expect(await unlessLacking('Rules.0', () => Promise.reject(html))).to.deep.equal({
    'Rules.0': 'is left out: the emulator does not know the call that sets it',
  });
  expect(await unlessLacking('Rules.0', () => Promise.resolve())).to.deep.equal({});
});

test('what the emulator refuses is no lack', async () => {
  const refused = Object.assign(new Error('no such topic'), { $metadata: { httpStatusCode: 400 } });
  const thrown = await unlessLacking('Rules.0', () => Promise.reject(refused)).catch((error: unknown) => error);
  expect(thrown).to.equal(refused);
});
