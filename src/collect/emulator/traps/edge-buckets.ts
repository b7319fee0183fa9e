import {
  CreateBucketCommand,
  GetBucketEncryptionCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketReplicationCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  PutBucketLoggingCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketPolicyCommand,
  PutBucketReplicationCommand,
  PutObjectLockConfigurationCommand,
  PutObjectCommand,
  type ReplicationRule,
} from '@aws-sdk/client-s3';
import type { ProbePlace, Trap } from '../trap.ts';
import { isRefused, probeBucket } from './edge-probes.ts';

const type = 'AWS::S3::Bucket';

/** Where moto's buckets are other than those of AWS. */
export const bucketTraps: readonly Trap[] = [
  {
    type,
    property: 'ReplicationConfiguration.Rules.*.DeleteMarkerReplication.Status',
    explanation:
      'Reads back Disabled whatever was set. A check of copied delete markers would fail here and pass in AWS.',
    probe: async (place) => (await replicated(place, 'markers'))?.DeleteMarkerReplication?.Status === 'Disabled',
  },
  {
    type,
    property: 'ReplicationConfiguration.Rules.*.SourceSelectionCriteria',
    explanation: 'Is lost. A check that objects under KMS keys are copied too would fail here and pass in AWS.',
    probe: async (place) => {
      const rule = await replicated(place, 'criteria');
      return rule !== undefined && rule.SourceSelectionCriteria === undefined;
    },
  },
  {
    type,
    property: 'NotificationConfiguration.EventBridgeConfiguration',
    explanation: 'Is lost: a bucket that tells EventBridge of everything looks as if it told nobody.',
    probe: async (place) => {
      const Bucket = await probeBucket(place, 'bridge');
      await place.clients.s3.send(
        new PutBucketNotificationConfigurationCommand({
          Bucket,
          NotificationConfiguration: { EventBridgeConfiguration: {} },
        }),
      );
      const told = await place.clients.s3.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
      return told.EventBridgeConfiguration === undefined;
    },
  },
  {
    type,
    property: 'BucketEncryption',
    explanation:
      'A new bucket has none, where AWS encrypts with AES256 by itself. The creator sets what AWS would; a bucket that was made otherwise reads as one without encryption.',
    isMended: true,
    probe: async (place) => {
      const Bucket = await probeBucket(place, 'encryption');
      return isRefused(
        () => place.clients.s3.send(new GetBucketEncryptionCommand({ Bucket })),
        'ServerSideEncryptionConfigurationNotFoundError',
      );
    },
  },
  {
    type,
    property: 'PublicAccessBlockConfiguration',
    explanation:
      'A new bucket has none and access lists are in use, where AWS blocks public access and takes access lists out of use by itself. The creator sets what AWS would; a bucket that was made otherwise fails here where AWS would pass it.',
    isMended: true,
    probe: async (place) => {
      const Bucket = await probeBucket(place, 'block');
      return isRefused(
        () => place.clients.s3.send(new GetPublicAccessBlockCommand({ Bucket })),
        'NoSuchPublicAccessBlockConfiguration',
      );
    },
  },
  {
    type,
    property: 'LoggingConfiguration',
    explanation:
      'Is refused unless the policy of the other bucket grants log delivery the very prefix or all objects. The creator grants that for as long as the call takes, so no verdict changes; but that a log bucket admits its logs is not tried here.',
    isMended: true,
    probe: async (place) => {
      const Bucket = await probeBucket(place, 'logged');
      const target = await probeBucket(place, 'logs');
      await place.clients.s3.send(
        new PutBucketPolicyCommand({
          Bucket: target,
          Policy: policy('Allow', { Service: 'logging.s3.amazonaws.com' }, `arn:aws:s3:::${target}/s3/*`),
        }),
      );
      return isRefused(() =>
        place.clients.s3.send(
          new PutBucketLoggingCommand({
            Bucket,
            BucketLoggingStatus: { LoggingEnabled: { TargetBucket: target, TargetPrefix: 's3/media/' } },
          }),
        ),
      );
    },
  },
  {
    type,
    property: 'ObjectLockConfiguration.Rule.DefaultRetention.Years',
    explanation: 'Is told as 0 where days were set, and days as 0 where years were. No check reads it.',
    probe: async ({ account, clientsIn }) => {
      const { s3 } = clientsIn('us-east-1');
      const Bucket = `probe-lock-${account}`;
      await s3.send(new CreateBucketCommand({ Bucket, ObjectLockEnabledForBucket: true }));
      await s3.send(
        new PutObjectLockConfigurationCommand({
          Bucket,
          ObjectLockConfiguration: {
            ObjectLockEnabled: 'Enabled',
            Rule: { DefaultRetention: { Mode: 'GOVERNANCE', Days: 30 } },
          },
        }),
      );
      const told = await s3.send(new GetObjectLockConfigurationCommand({ Bucket }));
      return told.ObjectLockConfiguration?.Rule?.DefaultRetention?.Years === 0;
    },
  },
  {
    type: 'AWS::S3::BucketPolicy',
    property: 'PolicyDocument.Statement.*.Condition',
    explanation:
      'Is told as it was set, but a Deny is applied whatever its condition says: policies are set last, and a check that writes to a bucket would fail here and pass in AWS.',
    probe: async (place) => {
      const Bucket = await probeBucket(place, 'deny');
      const Policy = policy('Deny', '*', `arn:aws:s3:::${Bucket}/*`, {
        StringEquals: { 'aws:PrincipalTag/x': 'never' },
      });
      await place.clients.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      return isRefused(() => place.clients.s3.send(new PutObjectCommand({ Bucket, Key: 'a', Body: 'a' })));
    },
  },
];

function policy(Effect: string, Principal: unknown, Resource: string, Condition?: object): string {
  const statement = { Effect, Principal, Action: 's3:PutObject', Resource, ...(Condition ? { Condition } : {}) };
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
}

async function replicated(place: ProbePlace, name: string): Promise<ReplicationRule | undefined> {
  const Bucket = await probeBucket(place, name);
  const copy = await probeBucket(place, `${name}-copy`);
  const rule: ReplicationRule = {
    DeleteMarkerReplication: { Status: 'Enabled' },
    Destination: { Bucket: `arn:aws:s3:::${copy}` },
    Filter: { Prefix: '' },
    Priority: 1,
    SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } },
    Status: 'Enabled',
  };
  const Role = `arn:aws:iam::${place.account}:role/probe`;
  await place.clients.s3.send(
    new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration: { Role, Rules: [rule] } }),
  );
  const told = await place.clients.s3.send(new GetBucketReplicationCommand({ Bucket }));
  return told.ReplicationConfiguration?.Rules?.[0];
}
