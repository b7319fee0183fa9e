import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const bucket = (algorithm: Value) =>
  given('AWS::S3::Bucket', 'Files', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: algorithm } }],
    },
  });

const withKey = (key: Value) =>
  given('AWS::S3::Bucket', 'Files', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key } },
      ],
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
    name: 'a key of its own region',
    records: [withKey(ref('Key', 'Arn')), given('AWS::KMS::Key', 'Key', {})],
    says: { verdict: 'pass', message: 'Is encrypted with KMS (aws:kms).' },
  },
  {
    name: 'a key of another region, by its ARN',
    records: [withKey('arn:aws:kms:us-east-1:111122223333:key/1')],
    says: {
      verdict: 'fail',
      message: 'Names a key of us-east-1, which S3 cannot use in eu-west-1: nothing can be written.',
      mend: 'Name a key of the region that the bucket lies in.',
    },
  },
  {
    name: 'a key of another region, by its record',
    records: [withKey(ref('Key', 'Arn')), given('AWS::KMS::Key', 'Key', {}, { role: 'failover' })],
    says: {
      verdict: 'fail',
      message: 'Names a key of eu-west-2, which S3 cannot use in eu-west-1: nothing can be written.',
      mend: 'Name a key of the region that the bucket lies in.',
    },
  },
  {
    name: 'a key that was not seen',
    records: [withKey(unseen('parameter "Key" has no value', 'Key'))],
    says: {
      verdict: 'unknown',
      message:
        'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.KMSMasterKeyID: parameter "Key" has no value.',
    },
  },
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
