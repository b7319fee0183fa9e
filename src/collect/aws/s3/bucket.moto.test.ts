import { test } from 'node:test';
import { assert } from 'chai';
import { bucketCreator } from '../../emulator/deploy/creators/s3/bucket.ts';
import { bucketPolicyCreator } from '../../emulator/deploy/creators/s3/bucket-policy.ts';
import { motoForTests } from '../../emulator/moto-for-tests.ts';
import { accountForTest, placeForTests } from '../../emulator/place-for-tests.ts';
import { bucketCollector } from './bucket-collector.ts';

const moto = motoForTests();
const skip = 'missing' in moto ? moto.missing : false;
const endpoint = 'missing' in moto ? '' : moto.endpoint;

test('A bucket is read back from moto as its template says it', { skip }, async () => {
  const account = accountForTest();
  const place = placeForTests(endpoint, account, 'me-central-1');
  const logs = await bucketCreator.create({ BucketName: `edge-logs-${account}` }, place);
  const block = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
  const copy = await bucketCreator.create(
    { BucketName: `edge-copy-${account}`, VersioningConfiguration: { Status: 'Enabled' } },
    placeForTests(endpoint, account, 'me-south-1'),
  );
  const template = {
    BucketName: `edge-media-${account}`,
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        {
          BucketKeyEnabled: 'true',
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'arn:aws:kms:x:1:key/k' },
        },
      ],
    },
    LifecycleConfiguration: {
      Rules: [
        {
          AbortIncompleteMultipartUpload: { DaysAfterInitiation: 7 },
          ExpirationInDays: '90',
          Id: 'forget',
          NoncurrentVersionExpiration: { NoncurrentDays: '30' },
          NoncurrentVersionTransitions: [{ StorageClass: 'GLACIER', TransitionInDays: 7 }],
          Prefix: 'a/',
          Status: 'Enabled',
          TagFilters: [{ Key: 'k', Value: 'v' }],
          Transitions: [{ StorageClass: 'INTELLIGENT_TIERING', TransitionInDays: 30 }],
        },
      ],
    },
    LoggingConfiguration: { DestinationBucketName: logs.ref, LogFilePrefix: 's3/media/' },
    NotificationConfiguration: {
      EventBridgeConfiguration: { EventBridgeEnabled: true },
      TopicConfigurations: [
        {
          Event: 's3:ObjectCreated:*',
          Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }] } },
          Topic: 'arn:aws:sns:me-central-1:111122223333:topic',
        },
      ],
    },
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    PublicAccessBlockConfiguration: block,
    ReplicationConfiguration: {
      Role: 'arn:aws:iam::111122223333:role/r',
      Rules: [
        {
          DeleteMarkerReplication: { Status: 'Enabled' },
          Destination: {
            Bucket: copy.attributes['Arn'],
            EncryptionConfiguration: { ReplicaKmsKeyID: 'arn:aws:kms:y:1:key/k' },
          },
          Filter: { Prefix: '' },
          Id: 'to-failover-region',
          Priority: '1',
          SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
          Status: 'Enabled',
        },
      ],
    },
    Tags: [{ Key: 'Component', Value: 'media' }],
    VersioningConfiguration: { Status: 'Enabled' },
    WebsiteConfiguration: { IndexDocument: 'index.html', RoutingRules: [{ RedirectRule: { HostName: 'x.example' } }] },
  };
  const created = await bucketCreator.create(template, place);
  const document = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: [`arn:aws:s3:::edge-media-${account}`, `arn:aws:s3:::edge-media-${account}/*`],
        Condition: { Bool: { 'aws:SecureTransport': 'false' } },
      },
    ],
  };
  const policy = await bucketPolicyCreator.create({ Bucket: created.ref, PolicyDocument: document }, place);
  assert.notInclude(
    (await bucketCollector.collect(place)).map(({ ref }) => ref),
    policy.readBackAs,
  );
  await policy.finish?.();

  const found = await bucketCollector.collect(place);
  assert.deepEqual(
    found.map(({ ref }) => ref),
    [`edge-logs-${account}`, `edge-media-${account}`, `edge-media-${account}/policy`],
  );
  const [bare, media, read] = found;
  const [{ SourceSelectionCriteria: __, ...rule } = {}] = template.ReplicationConfiguration.Rules;
  const [lifecycle] = template.LifecycleConfiguration.Rules;
  const [encryption] = template.BucketEncryption.ServerSideEncryptionConfiguration;
  const { Tags: _, ...rest } = template;
  const expected: unknown = {
    ...rest,
    BucketEncryption: { ServerSideEncryptionConfiguration: [{ ...encryption, BucketKeyEnabled: true }] },
    LifecycleConfiguration: {
      TransitionDefaultMinimumObjectSize: 'all_storage_classes_128K',
      Rules: [{ ...lifecycle, ExpirationInDays: 90, NoncurrentVersionExpiration: { NoncurrentDays: 30 } }],
    },
    // moto loses EventBridgeConfiguration: a trap.
    NotificationConfiguration: { TopicConfigurations: template.NotificationConfiguration.TopicConfigurations },
    ReplicationConfiguration: {
      ...template.ReplicationConfiguration,
      // moto tells Disabled whatever was set, and loses SourceSelectionCriteria: traps.
      Rules: [{ ...rule, Priority: 1, DeleteMarkerReplication: { Status: 'Disabled' } }],
    },
  };
  assert.deepEqual<unknown>(media?.properties, expected);
  assert.deepEqual(media?.tags, { Component: 'media' });
  assert.include(media?.attributes, created.attributes);
  assert.deepEqual(created.notTaken, {});
  assert.deepEqual(read?.properties, { Bucket: `edge-media-${account}`, PolicyDocument: document });
  assert.deepEqual(bare?.properties, {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { BucketKeyEnabled: false, ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
      ],
    },
    BucketName: `edge-logs-${account}`,
    OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
    PublicAccessBlockConfiguration: block,
  });
  assert.equal(place.unseen.size, 0);
});

test('Buckets are told where they lie, and none of another region', { skip }, async () => {
  const account = accountForTest();
  await bucketCreator.create({ BucketName: `edge-east-${account}` }, placeForTests(endpoint, account, 'us-east-1'));
  await bucketCreator.create({ BucketName: `edge-west-${account}` }, placeForTests(endpoint, account, 'us-west-2'));
  const found = await bucketCollector.collect(placeForTests(endpoint, account, 'us-east-1'));
  assert.deepEqual(
    found.map(({ ref, region }) => [ref, region]),
    [[`edge-east-${account}`, 'us-east-1']],
  );
});
