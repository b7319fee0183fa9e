import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { jsonText } from '../json-text.ts';

/** An AWS::S3::BucketPolicy. A policy that is not JSON is unseen. */
export function bucketPolicyOf(bucket: string, region: string, policy: string): Mapped {
  return policyRecord(bucket, region, jsonText(policy) ?? {});
}

/** The policy of a bucket whose policy was not seen, so that no check takes the bucket for one without. */
export function bucketPolicyUnseen(bucket: string, region: string, value: Value): Mapped {
  return policyRecord(bucket, region, value);
}

/** What a bucket's policy is known by: a name of its own, for the bucket's name is what refers to the bucket. */
export function bucketPolicyRef(bucket: string): string {
  return `${bucket}/policy`;
}

function policyRecord(bucket: string, region: string, document: Value): Mapped {
  return {
    type: 'AWS::S3::BucketPolicy',
    ref: bucketPolicyRef(bucket),
    region,
    tags: {},
    properties: { Bucket: bucket, PolicyDocument: document },
    attributes: {},
    api: 's3:GetBucketPolicy',
  };
}
