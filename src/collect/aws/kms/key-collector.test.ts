import { expect } from 'chai';
import { test } from 'node:test';
import { answersForTests, failure } from '../answers-for-tests.ts';
import { keyCollector } from './key-collector.ts';

// Origin of all answers here: case.
const arn = (id: string) => `arn:aws:kms:eu-west-1:111122223333:key/${id}`;
const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }] };
const described = { KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS', KeyManager: 'CUSTOMER', KeyState: 'Enabled' };
const answers = {
  ListKeys: { Keys: [{ KeyId: 'one', KeyArn: arn('one') }] },
  GetResources: {
    ResourceTagMappingList: [
      {
        ResourceARN: arn('one'),
        Tags: [
          { Key: 'Component', Value: 'logs' },
          { Key: 'aws:cloudformation:stack-name', Value: 'security' },
        ],
      },
    ],
  },
  DescribeKey: ({ KeyId }: { KeyId: string }) => ({
    KeyMetadata: {
      ...described,
      KeyId,
      Arn: arn(KeyId),
      Enabled: true,
      MultiRegion: false,
      KeyUsage: 'ENCRYPT_DECRYPT',
    },
  }),
  GetKeyPolicy: { Policy: JSON.stringify(policy) },
  GetKeyRotationStatus: { KeyRotationEnabled: true, RotationPeriodInDays: 365 },
};

test('a key is read with its rotation, policy and tags, without those of AWS', async () => {
  const place = answersForTests(answers);
  expect(await keyCollector.collect(place)).to.deep.equal([
    {
      type: 'AWS::KMS::Key',
      ref: 'one',
      arn: arn('one'),
      region: 'eu-west-1',
      tags: { Component: 'logs' },
      properties: {
        Enabled: true,
        EnableKeyRotation: true,
        RotationPeriodInDays: 365,
        KeyPolicy: policy,
        KeySpec: 'SYMMETRIC_DEFAULT',
        KeyUsage: 'ENCRYPT_DECRYPT',
        MultiRegion: false,
        Origin: 'AWS_KMS',
      },
      attributes: { Arn: arn('one'), KeyId: 'one', KeyState: 'Enabled' },
      untold: {
        PendingWindowInDays: 'holds when the key is deleted, and is kept by CloudFormation alone',
        BypassPolicyLockoutSafetyCheck: 'holds when the policy is set, and is kept by CloudFormation alone',
      },
      api: 'kms:DescribeKey',
    },
  ]);
  expect([...place.unseen]).to.deep.equal([]);
});

test('keys of AWS, and keys that wait for their deletion, are left out', async () => {
  const collected = (changed: object) =>
    keyCollector.collect(
      answersForTests({ ...answers, DescribeKey: { KeyMetadata: { ...described, KeyId: 'one', ...changed } } }),
    );
  expect(await collected({ KeyManager: 'AWS' })).to.deep.equal([]);
  expect(await collected({ KeyState: 'PendingDeletion' })).to.deep.equal([]);
  expect(await collected({})).to.have.length(1);
});

test('a denied rotation status is unseen, and the rest of the key is still told', async () => {
  const denied = { ...answers, GetKeyRotationStatus: failure('AccessDeniedException') };
  const [key] = await keyCollector.collect(answersForTests(denied));
  expect(key?.properties['EnableKeyRotation']).to.deep.equal({ unseen: 'AccessDeniedException' });
  expect(key?.properties['KeyPolicy']).to.deep.equal(policy);
});

test('a denied policy is unseen rather than the default one', async () => {
  const [key] = await keyCollector.collect(answersForTests({ ...answers, GetKeyPolicy: failure('AccessDenied') }));
  expect(key?.properties['KeyPolicy']).to.deep.equal({ unseen: 'AccessDenied' });
});

test('where the list, a description or the tags are denied the kind counts as not seen', async () => {
  for (const operation of ['ListKeys', 'DescribeKey', 'GetResources']) {
    const place = answersForTests({ ...answers, [operation]: failure('AccessDeniedException') });
    await keyCollector.collect(place);
    expect([...place.unseen.keys()], operation).to.deep.equal(['AWS::KMS::Key', 'AWS::KMS::ReplicaKey']);
  }
});

test('a key that vanished since it was listed is left out, and the others are read', async () => {
  const place = answersForTests({
    ...answers,
    ListKeys: { Keys: [{ KeyId: 'one' }, { KeyId: 'gone' }] },
    DescribeKey: ({ KeyId }: { KeyId: string }) =>
      KeyId === 'gone' ? failure('NotFoundException') : { KeyMetadata: { ...described, KeyId } },
  });
  expect((await keyCollector.collect(place)).map(({ ref }) => ref)).to.deep.equal(['one']);
  expect([...place.unseen]).to.deep.equal([]);
});

test('KMS is not asked for the rotation of what it cannot rotate', async () => {
  const place = answersForTests({
    ...answers,
    DescribeKey: { KeyMetadata: { ...described, KeyId: 'one', KeySpec: 'RSA_2048' } },
  });
  const [key] = await keyCollector.collect(place);
  expect(key?.properties).to.not.have.property('EnableKeyRotation');
  expect(place.asked).to.not.include('GetKeyRotationStatus');
});

test('a copy of a key of another region is a replica key that names it', async () => {
  const primary = 'arn:aws:kms:eu-central-1:111122223333:key/mrk-1';
  const copies = { MultiRegionKeyType: 'REPLICA', PrimaryKey: { Arn: primary, Region: 'eu-central-1' } };
  const place = answersForTests({
    ...answers,
    DescribeKey: { KeyMetadata: { ...described, KeyId: 'mrk-1', MultiRegion: true, MultiRegionConfiguration: copies } },
  });
  const [key] = await keyCollector.collect(place);
  expect(key?.type).to.equal('AWS::KMS::ReplicaKey');
  expect(key?.properties['PrimaryKeyArn']).to.equal(primary);
});
