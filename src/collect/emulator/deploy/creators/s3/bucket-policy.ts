import { PutBucketPolicyCommand } from '@aws-sdk/client-s3';
import { bucketPolicyRef } from '../../../../aws/s3/bucket-policy.ts';
import type { Creator } from '../../creator.ts';
import { neededIn } from '../../given.ts';
import { inTurn } from '../../in-turn.ts';

export const bucketPolicyCreator: Creator = {
  type: 'AWS::S3::BucketPolicy',
  async create(properties, { account, clients }) {
    const bucket = neededIn(properties, 'Bucket');
    const document = properties['PolicyDocument'];
    const Policy = typeof document === 'string' ? document : JSON.stringify(document);
    return {
      ref: bucket,
      readBackAs: bucketPolicyRef(bucket),
      attributes: {},
      // moto applies a Deny whatever its Condition says: the usual one against clear requests would refuse all that follows.
      finish: () =>
        inTurn(`${account}/${bucket}`, async () => {
          await clients.s3.send(new PutBucketPolicyCommand({ Bucket: bucket, Policy }));
        }),
    };
  },
};
