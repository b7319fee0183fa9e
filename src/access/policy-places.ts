/**
 * Types that carry the policy on themselves, and the properties it stands in (`*` for each item of a list).
 * Source: CloudFormation template reference, each type's page.
 */
export const carriedPolicies: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::DomainNameV2': ['Policy'],
  'AWS::ApiGateway::RestApi': ['Policy'],
  'AWS::Backup::BackupVault': ['AccessPolicy'],
  'AWS::Backup::LogicallyAirGappedBackupVault': ['AccessPolicy'],
  'AWS::CodeArtifact::Domain': ['PermissionsPolicyDocument'],
  'AWS::CodeArtifact::Repository': ['PermissionsPolicyDocument'],
  'AWS::Comprehend::DocumentClassifier': ['ModelPolicy'],
  'AWS::DSQL::Cluster': ['PolicyDocument'],
  'AWS::DynamoDB::GlobalTable': [
    'Replicas.*.ResourcePolicy.PolicyDocument',
    'Replicas.*.ReplicaStreamSpecification.ResourcePolicy.PolicyDocument',
  ],
  'AWS::DynamoDB::Table': ['ResourcePolicy.PolicyDocument', 'StreamSpecification.ResourcePolicy.PolicyDocument'],
  'AWS::ECR::PublicRepository': ['RepositoryPolicyText'],
  'AWS::ECR::Repository': ['RepositoryPolicyText'],
  'AWS::ECR::RepositoryCreationTemplate': ['RepositoryPolicy'],
  'AWS::EFS::FileSystem': ['FileSystemPolicy'],
  'AWS::Elasticsearch::Domain': ['AccessPolicies'],
  'AWS::Events::EventBus': ['Policy'],
  'AWS::FSx::S3AccessPointAttachment': ['S3AccessPoint.Policy'],
  'AWS::IAM::Role': ['AssumeRolePolicyDocument'],
  'AWS::KMS::Key': ['KeyPolicy'],
  'AWS::KMS::ReplicaKey': ['KeyPolicy'],
  'AWS::Logs::DeliveryDestination': ['DeliveryDestinationPolicy.DeliveryDestinationPolicy'],
  'AWS::Logs::Destination': ['DestinationPolicy'],
  'AWS::Logs::LogGroup': ['ResourcePolicyDocument'],
  'AWS::MediaStore::Container': ['Policy'],
  'AWS::OSIS::Pipeline': ['ResourcePolicy.Policy'],
  'AWS::Oam::Sink': ['Policy'],
  'AWS::Omics::SequenceStore': ['S3AccessPolicy'],
  'AWS::OpenSearchService::Domain': ['AccessPolicies'],
  'AWS::RUM::AppMonitor': ['ResourcePolicy.PolicyDocument'],
  'AWS::Redshift::Cluster': ['NamespaceResourcePolicy'],
  'AWS::RedshiftServerless::Namespace': ['NamespaceResourcePolicy'],
  'AWS::S3::AccessPoint': ['Policy'],
  'AWS::S3Express::AccessPoint': ['Policy'],
  'AWS::S3Outposts::AccessPoint': ['Policy'],
  'AWS::SageMaker::ModelPackageGroup': ['ModelPackageGroupPolicy'],
};

/** Where a policy record says what it is about, what it allows, and of which type that is; no `on` for those of a whole account. */
export interface PolicyPlace {
  readonly on?: string;
  readonly document: string;
  readonly of?: string;
}

/** Types that are nothing but a policy, of another record or of the account. Source: the same. */
export const separatePolicies: Readonly<Record<string, PolicyPlace>> = {
  'AWS::APS::ResourcePolicy': { on: 'WorkspaceArn', document: 'PolicyDocument', of: 'AWS::APS::Workspace' },
  'AWS::Bedrock::ResourcePolicy': { document: 'PolicyDocument' },
  'AWS::BedrockAgentCore::ResourcePolicy': { document: 'Policy' },
  'AWS::CloudTrail::ResourcePolicy': { document: 'ResourcePolicy' },
  'AWS::ECR::RegistryPolicy': { document: 'PolicyText' },
  'AWS::EventSchemas::RegistryPolicy': { document: 'Policy' },
  'AWS::Events::EventBusPolicy': { on: 'EventBusName', document: 'Statement', of: 'AWS::Events::EventBus' },
  'AWS::EventsV2::ResourcePolicy': { document: 'Policy' },
  'AWS::Kinesis::ResourcePolicy': { on: 'ResourceArn', document: 'ResourcePolicy', of: 'AWS::Kinesis::Stream' },
  'AWS::Lambda::LayerVersionPermission': { document: '' },
  'AWS::Lambda::Permission': { on: 'FunctionName', document: '', of: 'AWS::Lambda::Function' },
  'AWS::Lambda::ResourcePolicy': { on: 'ResourceArn', document: 'PolicyDocument', of: 'AWS::Lambda::Function' },
  'AWS::Lex::ResourcePolicy': { document: 'Policy' },
  'AWS::Logs::ResourcePolicy': { document: 'PolicyDocument' },
  'AWS::MSK::ClusterPolicy': { on: 'ClusterArn', document: 'Policy', of: 'AWS::MSK::Cluster' },
  'AWS::MediaPackageV2::ChannelPolicy': { document: 'Policy' },
  'AWS::MediaPackageV2::OriginEndpointPolicy': { document: 'Policy' },
  'AWS::MediaTailor::ChannelPolicy': { document: 'Policy' },
  'AWS::OpenSearchServerless::AccessPolicy': { document: 'Policy' },
  'AWS::Organizations::ResourcePolicy': { document: 'Content' },
  'AWS::S3::BucketPolicy': { on: 'Bucket', document: 'PolicyDocument', of: 'AWS::S3::Bucket' },
  'AWS::S3::MultiRegionAccessPointPolicy': { document: 'Policy' },
  'AWS::S3Express::BucketPolicy': { on: 'Bucket', document: 'PolicyDocument', of: 'AWS::S3Express::DirectoryBucket' },
  'AWS::S3Files::FileSystemPolicy': { document: 'Policy' },
  'AWS::S3ObjectLambda::AccessPointPolicy': { document: 'PolicyDocument' },
  'AWS::S3Outposts::BucketPolicy': { on: 'Bucket', document: 'PolicyDocument', of: 'AWS::S3Outposts::Bucket' },
  'AWS::S3Tables::TableBucketPolicy': {
    on: 'TableBucketARN',
    document: 'ResourcePolicy',
    of: 'AWS::S3Tables::TableBucket',
  },
  'AWS::S3Tables::TablePolicy': { on: 'TableARN', document: 'ResourcePolicy', of: 'AWS::S3Tables::Table' },
  'AWS::S3Vectors::VectorBucketPolicy': { document: 'Policy' },
  'AWS::SMSVOICE::ResourcePolicy': { document: 'PolicyDocument' },
  'AWS::SNS::TopicInlinePolicy': { on: 'TopicArn', document: 'PolicyDocument', of: 'AWS::SNS::Topic' },
  'AWS::SNS::TopicPolicy': { on: 'Topics', document: 'PolicyDocument', of: 'AWS::SNS::Topic' },
  'AWS::SQS::QueueInlinePolicy': { on: 'Queue', document: 'PolicyDocument', of: 'AWS::SQS::Queue' },
  'AWS::SQS::QueuePolicy': { on: 'Queues', document: 'PolicyDocument', of: 'AWS::SQS::Queue' },
  'AWS::SSM::ResourcePolicy': { document: 'Policy' },
  'AWS::SecretsManager::ResourcePolicy': {
    on: 'SecretId',
    document: 'ResourcePolicy',
    of: 'AWS::SecretsManager::Secret',
  },
  'AWS::Signer::ProfilePermission': { document: '' },
  'AWS::VpcLattice::AuthPolicy': { document: 'Policy' },
  'AWS::VpcLattice::ResourcePolicy': { document: 'Policy' },
  'AWS::XRay::ResourcePolicy': { document: 'PolicyDocument' },
};

/** The types whose records hold a resource policy, without roles and their trust policies. */
export const policyTypes: readonly string[] = [...Object.keys(carriedPolicies), ...Object.keys(separatePolicies)]
  .filter((type) => type !== 'AWS::IAM::Role')
  .toSorted();
