import { expect } from 'chai';
import { describe, it } from 'node:test';
import { motoForTests } from '../moto-for-tests.ts';
import { accountForTest, placeForTests } from '../place-for-tests.ts';
import { computeTraps } from './compute.ts';

const moto = motoForTests();

describe('traps of compute in moto', { skip: 'missing' in moto ? moto.missing : false }, () => {
  for (const { type, property, probe } of computeTraps)
    it(`moto still has its trap in ${type} ${property}`, async () => {
      const endpoint = 'endpoint' in moto ? moto.endpoint : '';
      expect(await probe(placeForTests(endpoint, accountForTest(), 'eu-west-1'))).to.equal(true);
    });
});
