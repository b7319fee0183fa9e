import { test } from 'node:test';
import { expect } from 'chai';
import { motoCapabilities } from './capabilities.ts';
import { probedCapabilities } from './capabilities-probed.ts';
import { accountByHeader } from './emulator-account.ts';
import { motoForTests } from './moto-for-tests.ts';
import { accountForTest } from './place-for-tests.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

test('moto can do what is said of it, type by type, and nothing else', { skip }, async () => {
  const probed = await probedCapabilities(endpoint, accountByHeader(accountForTest()));
  expect(probed).to.deep.equal(motoCapabilities.types);
});
