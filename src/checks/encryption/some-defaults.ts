import type { Facts } from '../facts.ts';

/** For cases: some of AWS's defaults. Origin: case. */
export const someDefaults: Facts = {
  serviceLevels: [],
  awsDefaults: {
    encryptionAtRest: [
      { type: 'AWS::S3::Bucket', key: 'service', words: 'S3 encrypts with AES-256 by default since 2023-01' },
      { type: 'AWS::RDS::DBInstance', key: 'none', words: 'off by default' },
      {
        type: 'AWS::RDS::DBCluster',
        engine: 'aurora',
        key: 'service',
        words: 'Aurora encrypts with a key of its own by default since 2026-02',
      },
      { type: 'AWS::RDS::DBCluster', key: 'none', words: 'off by default' },
      { type: 'AWS::DynamoDB::Table', key: 'service', words: 'DynamoDB encrypts with a key of its own by default' },
      {
        type: 'AWS::DynamoDB::GlobalTable',
        key: 'service',
        words: 'DynamoDB encrypts with a key of its own by default',
      },
      { type: 'AWS::OpenSearchService::Domain', key: 'none', words: 'off by default' },
      { type: 'AWS::EFS::FileSystem', key: 'none', words: 'off by default' },
      { type: 'AWS::EC2::Volume', key: 'none', words: 'off unless the account encrypts by default' },
      { type: 'AWS::SNS::Topic', key: 'none', words: 'off by default' },
      { type: 'AWS::SQS::Queue', key: 'service', words: 'SQS encrypts with a key of its own by default' },
      { type: 'AWS::Kinesis::Stream', key: 'none', words: 'off by default' },
      {
        type: 'AWS::Logs::LogGroup',
        key: 'service',
        words: 'CloudWatch Logs encrypts with a key of its own by default',
      },
      {
        type: 'AWS::SecretsManager::Secret',
        key: 'aws-managed',
        words: 'aws/secretsmanager is used by default',
      },
      {
        type: 'AWS::Redshift::Cluster',
        key: 'service',
        words: 'Redshift encrypts with a key of its own by default since 2025-01',
      },
      { type: 'AWS::CloudTrail::Trail', key: 'service', words: 'S3 encrypts its files with AES-256 by default' },
    ],
    databasePorts: [
      { engine: 'aurora', port: 3306 },
      { engine: 'mysql', port: 3306 },
      { engine: 'postgres', port: 5432 },
    ],
  },
};
