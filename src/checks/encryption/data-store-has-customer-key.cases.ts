import { type Case, given, ref, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'a database with a key',
    facts,
    records: [given('AWS::RDS::DBInstance', 'Orders', { StorageEncrypted: true, KmsKeyId: ref('Key') })],
    says: { verdict: 'pass', message: 'Is encrypted with a customer managed key: StorageEncrypted is true.' },
  },
  {
    name: 'a member that inherits from its cluster',
    facts,
    records: [
      given('AWS::RDS::DBCluster', 'Orders', { Engine: 'aurora-mysql', StorageEncrypted: true, KmsKeyId: ref('Key') }),
      given('AWS::RDS::DBInstance', 'Reader', { DBClusterIdentifier: ref('Orders'), Engine: 'aurora-mysql' }),
    ],
    says: {
      verdict: 'pass',
      message: 'Is encrypted with a customer managed key: it inherits from Orders, where StorageEncrypted is true.',
      subject: 'Reader',
    },
  },
  {
    name: 'a member of a cluster that names no key',
    facts,
    records: [
      given('AWS::RDS::DBCluster', 'Orders', { Engine: 'aurora-mysql' }),
      given('AWS::RDS::DBInstance', 'Reader', { DBClusterIdentifier: ref('Orders') }),
    ],
    says: {
      verdict: 'fail',
      message:
        'Is encrypted with a key of the service only in Orders: it inherits from Orders, where StorageEncrypted is not set, and Aurora encrypts with a key of its own by default since 2026-02.',
      mend: 'Name a customer managed key as its key.',
      subject: 'Reader',
    },
  },
  {
    name: 'a copy of a source in clear',
    facts,
    records: [
      given('AWS::RDS::DBInstance', 'Orders', {}),
      given('AWS::RDS::DBInstance', 'Reader', { SourceDBInstanceIdentifier: ref('Orders') }),
    ],
    says: {
      verdict: 'fail',
      message: 'Is not encrypted: it inherits from Orders, where StorageEncrypted is not set, and off by default.',
      mend: 'Name a customer managed key as its key.',
      subject: 'Reader',
    },
  },
  {
    name: 'a global table, one replica without a key',
    facts,
    records: [
      given('AWS::DynamoDB::GlobalTable', 'Sessions', {
        SSESpecification: { SSEEnabled: true },
        Replicas: [{ SSESpecification: { KMSMasterKeyId: 'alias/own' } }, {}],
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Is encrypted with an AWS managed key only: SSEEnabled is true.',
      mend: 'Name a customer managed key as its key.',
    },
  },
  {
    name: "a bucket with the account's key for S3",
    facts,
    records: [
      given('AWS::S3::Bucket', 'Media', {
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [
            { ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: 'alias/aws/s3' } },
          ],
        },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Is encrypted with an AWS managed key only: SSEAlgorithm is aws:kms.',
      mend: 'Name a customer managed key as its key.',
    },
  },
  {
    name: 'a database from a snapshot',
    facts,
    records: [given('AWS::RDS::DBInstance', 'Orders', { DBSnapshotIdentifier: 'yesterday' })],
    says: {
      verdict: 'unknown',
      message: 'DBSnapshotIdentifier: names a snapshot, which brings its own encryption and was not collected.',
    },
  },
  {
    name: 'a key that was not seen',
    facts,
    records: [given('AWS::RDS::DBInstance', 'Orders', { StorageEncrypted: true, KmsKeyId: unseen('no value') })],
    says: { verdict: 'unknown', message: 'KmsKeyId: no value.' },
  },
  {
    name: 'a type without a default here',
    facts,
    records: [given('AWS::ECR::Repository', 'Images', {})],
    says: {
      verdict: 'unknown',
      message: 'EncryptionConfiguration.EncryptionType: is not set, and what AWS does then is not known here.',
    },
  },
];
