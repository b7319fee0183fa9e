import { test } from 'node:test';
import { expect } from 'chai';
import { aliasCreator } from '../../emulator/deploy/creators/kms/alias.ts';
import { keyCreator } from '../../emulator/deploy/creators/kms/key.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { aliasCollector } from './alias-collector.ts';
import { keyCollector } from './key-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const place = () => placeForTests(endpoint, accountForTest(), 'me-central-1');

test('a key and its alias are read back from moto as their template says them', { skip }, async () => {
  const at = place();
  const template = {
    Description: 'Log groups',
    Enabled: true,
    EnableKeyRotation: true,
    KeyPolicy: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${at.account}:root` }, Action: 'kms:*', Resource: '*' },
      ],
    },
    KeySpec: 'SYMMETRIC_DEFAULT',
    KeyUsage: 'ENCRYPT_DECRYPT',
    MultiRegion: true,
    Origin: 'AWS_KMS',
  };
  const key = await keyCreator.create(
    { ...template, PendingWindowInDays: '30', Tags: [{ Key: 'Component', Value: 'logs' }] },
    at,
  );
  await aliasCreator.create({ AliasName: 'alias/logs', TargetKeyId: key.ref }, at);

  expect(key.notTaken).to.deep.equal({});
  const [found, ...others] = await keyCollector.collect(at);
  expect(others).to.deep.equal([]);
  expect(found).to.deep.include({
    type: 'AWS::KMS::Key',
    ref: key.ref,
    arn: key.attributes['Arn'],
    tags: { Component: 'logs' },
    properties: template,
  });
  expect((await aliasCollector.collect(at)).map(({ properties }) => properties)).to.deep.equal([
    { AliasName: 'alias/logs', TargetKeyId: key.ref },
  ]);
  expect([...at.unseen]).to.deep.equal([]);
});

test('a key that is neither rotated nor enabled is read back so', { skip }, async () => {
  const at = place();
  await keyCreator.create({ Enabled: 'false' }, at);
  const [found] = await keyCollector.collect(at);
  expect(found?.properties).to.deep.include({ Enabled: false, EnableKeyRotation: false });
});
