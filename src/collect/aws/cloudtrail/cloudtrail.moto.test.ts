import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { test } from 'node:test';
import { expect } from 'chai';
import { trailCreator } from '../../emulator/deploy/creators/cloudtrail/trail.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { trailCollector } from './trail-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;
const place = () => placeForTests(endpoint, accountForTest(), 'me-central-1');

test('a trail is read back from moto as its template says it, and in another region its shadow', { skip }, async () => {
  const at = place();
  const S3BucketName = `trail-${at.account}`;
  const CreateBucketConfiguration = { LocationConstraint: 'me-central-1' } as const;
  await at.clients.s3.send(new CreateBucketCommand({ Bucket: S3BucketName, CreateBucketConfiguration }));
  const template = {
    TrailName: 'audit',
    S3BucketName,
    EnableLogFileValidation: true,
    IncludeGlobalServiceEvents: true,
    IsLogging: true,
    IsMultiRegionTrail: true,
    IsOrganizationTrail: false,
    KMSKeyId: `arn:aws:kms:me-central-1:${at.account}:key/one`,
    EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: true }],
  };
  const written = {
    ...template,
    IsLogging: 'true',
    EventSelectors: [{ ReadWriteType: 'All', IncludeManagementEvents: 'true' }],
  };
  const trail = await trailCreator.create({ ...written, Tags: [{ Key: 'Component', Value: 'logs' }] }, at);

  const [found, ...others] = await trailCollector.collect(at);
  expect(others).to.deep.equal([]);
  expect(found).to.deep.include({
    ref: 'audit',
    arn: trail.attributes['Arn'],
    tags: { Component: 'logs' },
    properties: template,
  });
  const [shadow] = await trailCollector.collect(placeForTests(endpoint, at.account, 'me-south-1'));
  expect(shadow).to.deep.include({ region: 'me-south-1', arn: trail.attributes['Arn'], tags: {} });
  expect(shadow?.properties).to.deep.include({ IsMultiRegionTrail: true, IsLogging: true });
  expect([...at.unseen]).to.deep.equal([]);
});

test('a trail that does not log is read back so', { skip }, async () => {
  const at = place();
  const S3BucketName = `trail-${at.account}`;
  const CreateBucketConfiguration = { LocationConstraint: 'me-central-1' } as const;
  await at.clients.s3.send(new CreateBucketCommand({ Bucket: S3BucketName, CreateBucketConfiguration }));
  await trailCreator.create({ S3BucketName, IsLogging: false }, at);
  const [found] = await trailCollector.collect(at);
  expect(found?.properties).to.include({ IsLogging: false, IsMultiRegionTrail: false });
});
