import { expect } from 'chai';
import { describe, it } from 'node:test';
import { motoForTests } from '../moto-for-tests.ts';
import { accountForTest, placeForTests } from '../place-for-tests.ts';
import { ec2NetworkLeniencies } from './ec2-network-leniencies.ts';
import { ec2NetworkTraps } from './ec2-network.ts';

const moto = motoForTests();

describe('traps of networks in moto', { skip: 'missing' in moto ? moto.missing : false }, () => {
  for (const { type, property, probe } of [...ec2NetworkTraps, ...ec2NetworkLeniencies])
    it(`moto still has its trap in ${type} ${property}`, async () => {
      const endpoint = 'endpoint' in moto ? moto.endpoint : '';
      const place = placeForTests(endpoint, accountForTest(), 'eu-west-1');
      expect(await probe(place)).to.equal(true);
    });
});
