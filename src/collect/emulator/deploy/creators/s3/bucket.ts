import {
  type BucketCannedACL,
  type BucketLocationConstraint,
  CreateBucketCommand,
  DeleteBucketCommand,
} from '@aws-sdk/client-s3';
import { bucketAttributes } from '../../../../aws/s3/bucket-attributes.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, mapIn, textIn, truthIn } from '../../given.ts';
import { orTakenBack } from '../or-taken-back.ts';
import { setBucketLogging } from './bucket-logging.ts';
import { bucketSettings } from './bucket-settings.ts';

const taken = [
  'AccessControl',
  'BucketEncryption',
  'BucketName',
  'LifecycleConfiguration',
  'LoggingConfiguration',
  'NotificationConfiguration',
  'ObjectLockConfiguration',
  'ObjectLockEnabled',
  'OwnershipControls',
  'PublicAccessBlockConfiguration',
  'ReplicationConfiguration',
  'Tags',
  'VersioningConfiguration',
  'WebsiteConfiguration',
];

export const bucketCreator: Creator = {
  type: 'AWS::S3::Bucket',
  async create(properties, place) {
    const { region, clients } = place;
    const name = textIn(properties, 'BucketName') ?? place.uniqueName(63);
    const accessControl = textIn(properties, 'AccessControl');
    await clients.s3.send(
      new CreateBucketCommand({
        Bucket: name,
        ObjectLockEnabledForBucket: truthIn(properties, 'ObjectLockEnabled'),
        ACL: accessControl === undefined ? undefined : canned(accessControl),
        // us-east-1 is the one location that must not be named.
        CreateBucketConfiguration:
          region === 'us-east-1' ? undefined : { LocationConstraint: region as BucketLocationConstraint },
      }),
    );
    const logging = mapIn(properties, 'LoggingConfiguration');
    await orTakenBack(
      async () => {
        for (const set of bucketSettings(name, properties)) await set(clients.s3);
        if (logging) await setBucketLogging(name, logging, place);
      },
      () => clients.s3.send(new DeleteBucketCommand({ Bucket: name })),
    );
    return {
      ref: name,
      attributes: bucketAttributes(name, region, 'aws'),
      notTaken: leftOut(properties, taken),
    };
  },
};

/** `PublicRead` is `public-read` to the API. */
function canned(accessControl: string): BucketCannedACL {
  return accessControl.replaceAll(/(?<=[a-z])[A-Z]/gu, '-$&').toLowerCase() as BucketCannedACL;
}
