import { expect } from 'chai';
import { test } from 'node:test';
import { logGroupCreator } from '../../emulator/deploy/creators/logs/log-group.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { logGroupCollector } from './log-group-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

test('Log groups are read back from moto as their template says them', { skip }, async () => {
  const place = placeForTests(endpoint, accountForTest(), 'me-central-1');
  const created = await logGroupCreator.create(
    {
      DataProtectionPolicy: { Name: 'mask', Version: '2021-06-01', Statement: [] },
      KmsKeyId: 'arn:aws:kms:me-central-1:111122223333:key/1',
      LogGroupName: '/kc/instances/api',
      RetentionInDays: '30',
      Tags: [{ Key: 'Component', Value: 'api' }],
    },
    place,
  );
  const unnamed = await logGroupCreator.create({}, place);
  expect(created.notTaken).to.deep.equal({
    DataProtectionPolicy: 'is left out: the emulator does not know the call that sets it',
  });
  const found = await logGroupCollector.collect(place);
  expect(found.map(({ ref, tags, properties }) => [ref, tags, properties])).to.have.deep.members([
    [
      '/kc/instances/api',
      { Component: 'api' },
      {
        KmsKeyId: 'arn:aws:kms:me-central-1:111122223333:key/1',
        LogGroupName: '/kc/instances/api',
        RetentionInDays: 30,
      },
    ],
    [unnamed.ref, {}, { LogGroupName: unnamed.ref }],
  ]);
  expect(found.find(({ ref }) => ref === created.ref)?.attributes).to.deep.equal(created.attributes);
  expect(place.unseen.size).to.equal(0);
});
