import { test } from 'node:test';
import { assert } from 'chai';
import { motoForTests } from '../moto-for-tests.ts';
import { accountForTest, placeForTests } from '../place-for-tests.ts';
import { edgeTraps } from './edge.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

for (const { type, property, probe } of edgeTraps)
  test(`moto still is a trap for ${type} ${property}`, { skip }, async () => {
    assert.isTrue(await probe(placeForTests(endpoint, accountForTest(), 'us-east-1')));
  });
