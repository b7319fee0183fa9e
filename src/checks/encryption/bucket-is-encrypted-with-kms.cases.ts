import { type Case, given, ref, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'a key of its own',
    facts,
    records: [
      given('AWS::S3::Bucket', 'Media', {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: ref('Key', 'Arn') } },
          ],
        },
      }),
    ],
    says: { verdict: 'pass', message: 'Is encrypted with a customer managed key: SSEAlgorithm is aws:kms.' },
  },
  {
    name: "the account's key for S3",
    facts,
    records: [
      given('AWS::S3::Bucket', 'Media', {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' } }],
        },
      }),
    ],
    says: { verdict: 'pass', message: 'Is encrypted with an AWS managed key: SSEAlgorithm is aws:kms.' },
  },
  {
    name: 'AES-256',
    facts,
    records: [
      given('AWS::S3::Bucket', 'Media', {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Is encrypted with a key of the service only: SSEAlgorithm is AES256.',
      mend: 'Set SSEAlgorithm to aws:kms, and KMSMasterKeyID to a key of your own.',
    },
  },
  {
    name: "a customer key that a parameter's default switches off",
    facts,
    records: [given('AWS::S3::Bucket', 'Media', {})],
    says: {
      verdict: 'fail',
      message:
        'Is encrypted with a key of the service only: SSEAlgorithm is not set, and S3 encrypts with AES-256 by default since 2023-01.',
      mend: 'Set SSEAlgorithm to aws:kms, and KMSMasterKeyID to a key of your own.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [
      given('AWS::S3::Bucket', 'Media', {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: unseen('no value') } }],
        },
      }),
    ],
    says: {
      verdict: 'unknown',
      message:
        'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault.SSEAlgorithm: no value.',
    },
  },
];
