import { test } from 'node:test';
import { assert } from 'chai';
import type { Detail } from '../collector.ts';
import { type BucketFacts, bucketOf } from './bucket.ts';

const absent = { kind: 'absent' } as const;
const told = <Answer>(answer: Answer): Detail<Answer> => ({ kind: 'told', answer });

// origin: 'case'
const bare: BucketFacts = {
  name: 'media',
  region: 'eu-west-1',
  partition: 'aws',
  acl: told({ Grants: [] }),
  encryption: absent,
  lifecycle: absent,
  logging: told({}),
  notification: told({}),
  objectLock: absent,
  ownership: absent,
  publicAccess: absent,
  replication: absent,
  tags: [],
  versioning: told({}),
  website: absent,
};
const open = {
  BlockPublicAcls: false,
  BlockPublicPolicy: false,
  IgnorePublicAcls: false,
  RestrictPublicBuckets: false,
};

test('A bucket that blocks nothing is told as open, where a template without a block would mean closed', () => {
  assert.deepEqual(bucketOf(bare).properties, {
    BucketName: 'media',
    OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] },
    PublicAccessBlockConfiguration: open,
  });
});

test('What was not seen of a bucket is unseen, not absent', () => {
  const denied = { kind: 'unseen', value: { unseen: 'AccessDenied' } } as const;
  const { properties } = bucketOf({
    ...bare,
    acl: denied,
    encryption: denied,
    publicAccess: denied,
    replication: denied,
    versioning: denied,
  });
  for (const key of [
    'AccessControl',
    'BucketEncryption',
    'PublicAccessBlockConfiguration',
    'ReplicationConfiguration',
    'VersioningConfiguration',
  ])
    assert.deepEqual(properties[key], { unseen: 'AccessDenied' }, key);
});

test('A lock, a rule by size and a filter by tags are told in the words of CloudFormation', () => {
  const { properties } = bucketOf({
    ...bare,
    versioning: told({ Status: 'Enabled' }),
    objectLock: told({
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } },
      },
    }),
    lifecycle: told({
      Rules: [
        {
          ID: 'big',
          Status: 'Enabled',
          Filter: { And: { Prefix: 'logs/', Tags: [{ Key: 'k', Value: 'v' }], ObjectSizeGreaterThan: 1024 } },
          Expiration: { Date: new Date('2030-01-01T00:00:00Z') },
        },
        { ID: 'all', Status: 'Disabled', Filter: { Prefix: '' }, Expiration: { ExpiredObjectDeleteMarker: true } },
      ],
    }),
    replication: told({
      ReplicationConfiguration: {
        Role: 'arn:aws:iam::111122223333:role/r',
        Rules: [
          {
            ID: 'tagged',
            Priority: 2,
            Status: 'Enabled',
            Filter: { And: { Prefix: 'a/', Tags: [{ Key: 'k', Value: 'v' }] } },
            Destination: { Bucket: 'arn:aws:s3:::copy', ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } } },
            ExistingObjectReplication: { Status: 'Disabled' },
          },
        ],
      },
    }),
  });
  assert.isTrue(properties['ObjectLockEnabled']);
  assert.deepEqual(properties['ObjectLockConfiguration'], {
    ObjectLockEnabled: 'Enabled',
    Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } },
  });
  assert.deepEqual(properties['LifecycleConfiguration'], {
    Rules: [
      {
        ExpirationDate: '2030-01-01T00:00:00Z',
        Id: 'big',
        ObjectSizeGreaterThan: '1024',
        Prefix: 'logs/',
        Status: 'Enabled',
        TagFilters: [{ Key: 'k', Value: 'v' }],
      },
      { ExpiredObjectDeleteMarker: true, Id: 'all', Status: 'Disabled' },
    ],
  });
  assert.deepEqual(properties['ReplicationConfiguration'], {
    Role: 'arn:aws:iam::111122223333:role/r',
    Rules: [
      {
        Destination: { Bucket: 'arn:aws:s3:::copy', ReplicationTime: { Status: 'Enabled', Time: { Minutes: 15 } } },
        Filter: { And: { Prefix: 'a/', TagFilters: [{ Key: 'k', Value: 'v' }] } },
        Id: 'tagged',
        Priority: 2,
        Status: 'Enabled',
      },
    ],
  });
});

test('Each event of a notification is an entry of its own', () => {
  const { properties } = bucketOf({
    ...bare,
    notification: told({
      EventBridgeConfiguration: {},
      LambdaFunctionConfigurations: [
        {
          Events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'],
          Filter: { Key: { FilterRules: [{ Name: 'Prefix' as 'prefix', Value: 'in/' }] } },
          LambdaFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:f',
        },
      ],
    }),
  });
  const entry = (Event: string) => ({
    Event,
    Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'in/' }] } },
    Function: 'arn:aws:lambda:eu-west-1:111122223333:function:f',
  });
  assert.deepEqual(properties['NotificationConfiguration'], {
    EventBridgeConfiguration: { EventBridgeEnabled: true },
    LambdaConfigurations: [entry('s3:ObjectCreated:*'), entry('s3:ObjectRemoved:*')],
  });
});
