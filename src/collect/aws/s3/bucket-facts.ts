import {
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLoggingCommand,
  GetBucketNotificationConfigurationCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketReplicationCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetBucketWebsiteCommand,
  GetObjectLockConfigurationCommand,
  GetPublicAccessBlockCommand,
  type Tag,
} from '@aws-sdk/client-s3';
import type { Detail, Place } from '../collector.ts';
import { neededDetail } from '../needed-detail.ts';
import type { BucketFacts } from './bucket.ts';

/** Asks all that is asked of one bucket, each call beside the others. Throws Vanished. */
export async function bucketFacts(name: string, place: Place): Promise<BucketFacts> {
  const { region, partition, clients } = place;
  const bucket = { Bucket: name };
  const ask = <Answer>(call: () => Promise<Answer>, notSet?: string): Promise<Detail<Answer>> =>
    place.detail(call, { gone: ['NoSuchBucket'], ...(notSet === undefined ? {} : { absent: [notSet] }) });
  const versioned = async () => {
    const versioning = await ask(() => clients.s3.send(new GetBucketVersioningCommand(bucket)));
    // Only a versioned bucket can be replicated or locked: two calls less for the others.
    if (versioning.kind === 'told' && versioning.answer.Status === undefined)
      return { versioning, replication: { kind: 'absent' }, objectLock: { kind: 'absent' } } as const;
    const [replication, objectLock] = await Promise.all([
      ask(() => clients.s3.send(new GetBucketReplicationCommand(bucket)), 'ReplicationConfigurationNotFoundError'),
      ask(() => clients.s3.send(new GetObjectLockConfigurationCommand(bucket)), 'ObjectLockConfigurationNotFoundError'),
    ]);
    return { versioning, replication, objectLock };
  };
  const [acl, encryption, lifecycle, logging, notification, ownership, publicAccess, tags, website, versions] =
    await Promise.all([
      ask(() => clients.s3.send(new GetBucketAclCommand(bucket))),
      ask(
        () => clients.s3.send(new GetBucketEncryptionCommand(bucket)),
        'ServerSideEncryptionConfigurationNotFoundError',
      ),
      ask(() => clients.s3.send(new GetBucketLifecycleConfigurationCommand(bucket)), 'NoSuchLifecycleConfiguration'),
      ask(() => clients.s3.send(new GetBucketLoggingCommand(bucket))),
      ask(() => clients.s3.send(new GetBucketNotificationConfigurationCommand(bucket))),
      ask(() => clients.s3.send(new GetBucketOwnershipControlsCommand(bucket)), 'OwnershipControlsNotFoundError'),
      ask(() => clients.s3.send(new GetPublicAccessBlockCommand(bucket)), 'NoSuchPublicAccessBlockConfiguration'),
      neededDetail(place, ['AWS::S3::Bucket'], ['NoSuchBucket'], () => tagsOf(name, place)),
      ask(() => clients.s3.send(new GetBucketWebsiteCommand(bucket)), 'NoSuchWebsiteConfiguration'),
      versioned(),
    ]);
  const asked = {
    acl,
    encryption,
    lifecycle,
    logging,
    notification,
    ownership,
    publicAccess,
    tags: tags ?? [],
    website,
  };
  return { name, region, partition, ...asked, ...versions };
}

async function tagsOf(Bucket: string, { clients }: Place): Promise<readonly Tag[]> {
  try {
    return (await clients.s3.send(new GetBucketTaggingCommand({ Bucket }))).TagSet ?? [];
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchTagSet') return [];
    throw error;
  }
}
