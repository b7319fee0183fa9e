import type { Value } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const bucket = (algorithm: Value) =>
  given('AWS::S3::Bucket', 'Files', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: algorithm } }],
    },
  });

export const cases: readonly Case[] = [
  {
    name: 'nothing said',
    records: [given('AWS::S3::Bucket', 'Files', {})],
    says: { verdict: 'pass', message: 'Is encrypted with AES-256 by AWS default since 2023-01.' },
  },
  { name: 'AES-256', records: [bucket('AES256')], says: { verdict: 'pass', message: 'Is encrypted with AES-256.' } },
  { name: 'KMS', records: [bucket('aws:kms')], says: { verdict: 'pass', message: 'Is encrypted with KMS (aws:kms).' } },
  {
    name: 'an empty configuration',
    records: [given('AWS::S3::Bucket', 'Files', { BucketEncryption: { ServerSideEncryptionConfiguration: [] } })],
    says: {
      verdict: 'fail',
      message: 'BucketEncryption holds no rule.',
      mend: 'Set SSEAlgorithm to AES256 or aws:kms.',
    },
  },
  {
    name: 'an algorithm nobody knows',
    records: [bucket('rot13')],
    says: { verdict: 'unknown', message: 'What rot13 encrypts with is not known here.' },
  },
  {
    name: 'an algorithm not seen',
    records: [bucket(unseen('parameter "A" has no value'))],
    says: {
      verdict: 'unknown',
      message:
        'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm: parameter "A" has no value.',
    },
  },
];
