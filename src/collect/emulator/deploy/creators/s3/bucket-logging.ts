import {
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  PutBucketLoggingCommand,
  PutBucketPolicyCommand,
  type S3Client,
  type TargetObjectKeyFormat,
} from '@aws-sdk/client-s3';
import type { Concrete, CreatePlace } from '../../creator.ts';
import { mapIn, textIn } from '../../given.ts';
import { inTurn } from '../../in-turn.ts';

/**
 * Lets a bucket log to another. moto refuses that unless the other's policy grants it for exactly the prefix or all objects, and fails
 * on a policy with the principal "*": so log delivery is granted by a policy of that form for as long as the call takes.
 */
export async function setBucketLogging(name: string, logging: Concrete, place: CreatePlace): Promise<void> {
  const { s3 } = place.clients;
  const target = textIn(logging, 'DestinationBucketName') ?? name;
  await inTurn(`${place.account}/${target}`, async () => {
    const before = await policyOf(target, s3);
    await s3.send(new PutBucketPolicyCommand({ Bucket: target, Policy: grantTo(target) }));
    try {
      await s3.send(
        new PutBucketLoggingCommand({
          Bucket: name,
          BucketLoggingStatus: {
            LoggingEnabled: {
              TargetBucket: target,
              TargetPrefix: textIn(logging, 'LogFilePrefix') ?? '',
              TargetObjectKeyFormat: mapIn(logging, 'TargetObjectKeyFormat') as TargetObjectKeyFormat | undefined,
            },
          },
        }),
      );
    } finally {
      if (before === undefined) await s3.send(new DeleteBucketPolicyCommand({ Bucket: target }));
      else await s3.send(new PutBucketPolicyCommand({ Bucket: target, Policy: before }));
    }
  });
}

async function policyOf(bucket: string, s3: S3Client): Promise<string | undefined> {
  try {
    return (await s3.send(new GetBucketPolicyCommand({ Bucket: bucket }))).Policy;
  } catch (error) {
    if (error instanceof Error && error.name === 'NoSuchBucketPolicy') return undefined;
    throw error;
  }
}

function grantTo(bucket: string): string {
  const grant = {
    Effect: 'Allow',
    Principal: { Service: 'logging.s3.amazonaws.com' },
    Action: 's3:PutObject',
    Resource: `arn:aws:s3:::${bucket}/*`,
  };
  return JSON.stringify({ Version: '2012-10-17', Statement: [grant] });
}
