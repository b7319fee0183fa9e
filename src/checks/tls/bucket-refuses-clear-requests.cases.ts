import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const bucket = given('AWS::S3::Bucket', 'Media', {});
const both: Value = [ref('Media', 'Arn'), { text: [ref('Media', 'Arn'), '/*'] }];
const clear: Value = { Bool: { 'aws:SecureTransport': 'false' } };
const deny = (more: Record<string, Value> = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: both,
  Condition: clear,
  ...more,
});
const policy = (...statements: readonly Value[]) =>
  given('AWS::S3::BucketPolicy', 'Policy', { Bucket: ref('Media'), PolicyDocument: { Statement: statements } });
const mend = 'Deny s3:* to everybody on the bucket and its objects where aws:SecureTransport is false.';
const message =
  'Takes requests without TLS: no statement of Policy denies s3:* to everybody where aws:SecureTransport is false';

export const cases: readonly Case[] = [
  {
    name: 'a denial for the bucket and its objects',
    records: [bucket, policy(deny())],
    says: { verdict: 'pass', message: 'Refuses requests without TLS, by Policy.' },
  },
  {
    name: 'a denial beside a statement that was not seen',
    records: [bucket, policy(deny({ Principal: { AWS: '*' } }), unseen('no value'))],
    says: { verdict: 'pass', message: 'Refuses requests without TLS, by Policy.' },
  },
  {
    name: 'two statements that cover a part each',
    records: [
      bucket,
      policy(deny({ Resource: { text: ['arn:aws:s3:::', ref('Media')] } }), deny({ Resource: 'arn:aws:s3:::media/*' })),
    ],
    says: { verdict: 'pass', message: 'Refuses requests without TLS, by Policy.' },
  },
  {
    name: 'no policy',
    records: [bucket],
    says: { verdict: 'fail', message: 'Takes requests without TLS: it has no policy.', mend },
  },
  {
    name: 'a denial for the objects alone',
    records: [bucket, policy(deny({ Resource: { text: [ref('Media', 'Arn'), '/*'] } }))],
    says: { verdict: 'fail', message: `${message} for bucket.`, mend },
  },
  {
    name: 'a denial of writing alone',
    records: [bucket, policy(deny({ Action: ['s3:PutObject'] }))],
    says: { verdict: 'fail', message: `${message}.`, mend },
  },
  {
    name: 'a denial for one role',
    records: [bucket, policy(deny({ Principal: { AWS: 'arn:aws:iam::111122223333:role/a' } }))],
    says: { verdict: 'fail', message: `${message}.`, mend },
  },
  {
    name: 'a denial with a second condition',
    records: [bucket, policy(deny({ Condition: { Bool: { 'aws:SecureTransport': false }, StringLike: { a: 'b' } } }))],
    says: { verdict: 'fail', message: `${message}.`, mend },
  },
  {
    name: 'statements that were not seen',
    records: [bucket, policy(unseen('no value'))],
    says: { verdict: 'unknown', message: 'Policy.PolicyDocument.Statement: no value.' },
  },
];
