import { test } from 'node:test';
import { expect } from 'chai';
import { motoForTests } from '../moto-for-tests.ts';
import { accountForTest, placeForTests } from '../place-for-tests.ts';
import { identityTraps } from './identity.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

for (const { type, property, probe } of identityTraps)
  test(`moto still differs in ${type}${property === '' ? '' : ` ${property}`}`, { skip }, async () => {
    expect(await probe(placeForTests(endpoint, accountForTest(), 'eu-west-1'))).to.equal(true);
  });
