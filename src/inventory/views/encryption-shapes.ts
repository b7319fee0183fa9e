/** Who holds the key: nobody, a service that shows it to no account, KMS for the account, or KMS for the account's owner to rule over. */
export type KeyHolder = 'none' | 'service' | 'aws-managed' | 'customer';

/** Where a type says that it encrypts (a boolean, or the word that does) and names its key, and what on and off mean without one. `*` stands for every item of a list. */
export interface EncryptionShape {
  readonly flag?: string;
  readonly words?: Readonly<Record<string, KeyHolder>>;
  readonly key: string;
  readonly on: KeyHolder;
  readonly off?: KeyHolder;
}

const storage: EncryptionShape = { flag: 'StorageEncrypted', key: 'KmsKeyId', on: 'aws-managed' };
const domain: EncryptionShape = {
  flag: 'EncryptionAtRestOptions.Enabled',
  key: 'EncryptionAtRestOptions.KmsKeyId',
  on: 'aws-managed',
};
const rule = 'BucketEncryption.ServerSideEncryptionConfiguration.0.ServerSideEncryptionByDefault';

/** Source: each type's page in the CloudFormation Template Reference. */
export const encryptionShapes: Readonly<Record<string, EncryptionShape>> = {
  'AWS::RDS::DBInstance': storage,
  'AWS::RDS::DBCluster': storage,
  'AWS::DocDB::DBCluster': storage,
  'AWS::Neptune::DBCluster': storage,
  'AWS::ElastiCache::ReplicationGroup': { flag: 'AtRestEncryptionEnabled', key: 'KmsKeyId', on: 'service' },
  'AWS::DynamoDB::Table': {
    flag: 'SSESpecification.SSEEnabled',
    key: 'SSESpecification.KMSMasterKeyId',
    on: 'aws-managed',
    off: 'service',
  },
  'AWS::DynamoDB::GlobalTable': {
    flag: 'SSESpecification.SSEEnabled',
    key: 'Replicas.*.SSESpecification.KMSMasterKeyId',
    on: 'aws-managed',
    off: 'service',
  },
  'AWS::OpenSearchService::Domain': domain,
  'AWS::Elasticsearch::Domain': domain,
  'AWS::EFS::FileSystem': { flag: 'Encrypted', key: 'KmsKeyId', on: 'aws-managed' },
  'AWS::EC2::Volume': { flag: 'Encrypted', key: 'KmsKeyId', on: 'aws-managed' },
  'AWS::Redshift::Cluster': { flag: 'Encrypted', key: 'KmsKeyId', on: 'service' },
  'AWS::S3::Bucket': {
    flag: `${rule}.SSEAlgorithm`,
    words: { AES256: 'service', 'aws:kms': 'aws-managed', 'aws:kms:dsse': 'aws-managed' },
    key: `${rule}.KMSMasterKeyID`,
    on: 'aws-managed',
  },
  'AWS::Kinesis::Stream': {
    flag: 'StreamEncryption.EncryptionType',
    words: { KMS: 'aws-managed', NONE: 'none' },
    key: 'StreamEncryption.KeyId',
    on: 'aws-managed',
  },
  'AWS::ECR::Repository': {
    flag: 'EncryptionConfiguration.EncryptionType',
    words: { AES256: 'service', KMS: 'aws-managed', KMS_DSSE: 'aws-managed' },
    key: 'EncryptionConfiguration.KmsKey',
    on: 'aws-managed',
  },
  'AWS::SQS::Queue': { flag: 'SqsManagedSseEnabled', key: 'KmsMasterKeyId', on: 'service' },
  'AWS::SNS::Topic': { key: 'KmsMasterKeyId', on: 'customer' },
  'AWS::Logs::LogGroup': { key: 'KmsKeyId', on: 'customer' },
  'AWS::SecretsManager::Secret': { key: 'KmsKeyId', on: 'customer' },
  'AWS::MSK::Cluster': { key: 'EncryptionInfo.EncryptionAtRest.DataVolumeKMSKeyId', on: 'customer' },
  'AWS::CloudTrail::Trail': { key: 'KMSKeyId', on: 'customer' },
};
