import {
  type ObjectLockConfiguration,
  type ObjectOwnership,
  PutBucketEncryptionCommand,
  PutBucketLifecycleConfigurationCommand,
  PutBucketNotificationConfigurationCommand,
  PutBucketOwnershipControlsCommand,
  PutBucketReplicationCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutBucketWebsiteCommand,
  PutObjectLockConfigurationCommand,
  PutPublicAccessBlockCommand,
  type ServerSideEncryption,
  type S3Client,
  type TransitionDefaultMinimumObjectSize,
} from '@aws-sdk/client-s3';
import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, tagsIn, textIn, truthIn, typed } from '../../given.ts';
import { lifecycleRuleIn } from './lifecycle-rule-in.ts';
import { notificationIn } from './notification-in.ts';
import { replicationIn } from './replication-in.ts';
import { websiteIn } from './website-in.ts';

type Setting = (s3: S3Client) => Promise<unknown>;

/** The calls that set a bucket's properties, in the order in which one needs another: versions before replication. */
export function bucketSettings(Bucket: string, properties: Concrete): readonly Setting[] {
  const settings: Setting[] = [];
  const versioning = mapIn(properties, 'VersioningConfiguration');
  if (versioning) {
    const Status = textIn(versioning, 'Status') === 'Enabled' ? 'Enabled' : 'Suspended';
    settings.push((s3) => s3.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status } })));
  }
  settings.push((s3) => s3.send(encryption(Bucket, properties)));
  settings.push((s3) => s3.send(ownership(Bucket, properties)));
  settings.push((s3) => s3.send(publicAccess(Bucket, properties)));
  const TagSet = tagsIn(properties);
  if (TagSet.length > 0) settings.push((s3) => s3.send(new PutBucketTaggingCommand({ Bucket, Tagging: { TagSet } })));
  const lifecycle = mapIn(properties, 'LifecycleConfiguration');
  if (lifecycle) settings.push((s3) => s3.send(lifecycleOf(Bucket, lifecycle)));
  const website = mapIn(properties, 'WebsiteConfiguration');
  if (website)
    settings.push((s3) => s3.send(new PutBucketWebsiteCommand({ Bucket, WebsiteConfiguration: websiteIn(website) })));
  const lock = mapIn(properties, 'ObjectLockConfiguration');
  if (lock) {
    const ObjectLockConfiguration = typed(lock, new Set(['Days', 'Years']), new Set()) as ObjectLockConfiguration;
    settings.push((s3) => s3.send(new PutObjectLockConfigurationCommand({ Bucket, ObjectLockConfiguration })));
  }
  const notification = mapIn(properties, 'NotificationConfiguration');
  if (notification) {
    const NotificationConfiguration = notificationIn(notification);
    settings.push((s3) =>
      s3.send(new PutBucketNotificationConfigurationCommand({ Bucket, NotificationConfiguration })),
    );
  }
  const replication = mapIn(properties, 'ReplicationConfiguration');
  if (replication) {
    const ReplicationConfiguration = replicationIn(replication);
    settings.push((s3) => s3.send(new PutBucketReplicationCommand({ Bucket, ReplicationConfiguration })));
  }
  return settings;
}

/** AWS encrypts a new bucket with AES-256 by itself since January 2023; moto tells nothing of a bucket that was not set. */
function encryption(Bucket: string, properties: Concrete): PutBucketEncryptionCommand {
  const rules = mapsIn(mapIn(properties, 'BucketEncryption') ?? {}, 'ServerSideEncryptionConfiguration');
  const given = rules.length === 0 ? [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }] : rules;
  return new PutBucketEncryptionCommand({
    Bucket,
    ServerSideEncryptionConfiguration: {
      Rules: given.map((rule: Concrete) => {
        const byDefault = mapIn(rule, 'ServerSideEncryptionByDefault');
        return {
          BucketKeyEnabled: truthIn(rule, 'BucketKeyEnabled'),
          ApplyServerSideEncryptionByDefault: byDefault && {
            SSEAlgorithm: textIn(byDefault, 'SSEAlgorithm') as ServerSideEncryption | undefined,
            KMSMasterKeyID: textIn(byDefault, 'KMSMasterKeyID'),
          },
        };
      }),
    },
  });
}

/** AWS takes access lists out of use on a new bucket by itself since April 2023; moto does not. */
function ownership(Bucket: string, properties: Concrete): PutBucketOwnershipControlsCommand {
  const [rule = {}] = mapsIn(mapIn(properties, 'OwnershipControls') ?? {}, 'Rules');
  const ObjectOwnership = (textIn(rule, 'ObjectOwnership') ?? 'BucketOwnerEnforced') as ObjectOwnership;
  return new PutBucketOwnershipControlsCommand({ Bucket, OwnershipControls: { Rules: [{ ObjectOwnership }] } });
}

/** AWS blocks public access to a new bucket by itself since April 2023; moto does not. A block that is given in part is off in the rest. */
function publicAccess(Bucket: string, properties: Concrete): PutPublicAccessBlockCommand {
  const block = mapIn(properties, 'PublicAccessBlockConfiguration');
  const flag = (key: string): boolean => (block ? (truthIn(block, key) ?? false) : true);
  return new PutPublicAccessBlockCommand({
    Bucket,
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: flag('BlockPublicAcls'),
      BlockPublicPolicy: flag('BlockPublicPolicy'),
      IgnorePublicAcls: flag('IgnorePublicAcls'),
      RestrictPublicBuckets: flag('RestrictPublicBuckets'),
    },
  });
}

function lifecycleOf(Bucket: string, lifecycle: Concrete): PutBucketLifecycleConfigurationCommand {
  return new PutBucketLifecycleConfigurationCommand({
    Bucket,
    TransitionDefaultMinimumObjectSize: textIn(lifecycle, 'TransitionDefaultMinimumObjectSize') as
      | TransitionDefaultMinimumObjectSize
      | undefined,
    LifecycleConfiguration: { Rules: mapsIn(lifecycle, 'Rules').map(lifecycleRuleIn) },
  });
}
