/** How a type's ARN is put together, and what Ref and GetAtt give of it. */
export interface ArnShape {
  /** `{P}` partition, `{R}` region, `{A}` account, `{/}` path, `{N}` name, `{~}` what AWS appends. */
  readonly arn: string;
  /** The property that names it; without one, AWS chooses the name. */
  readonly name?: string;
  readonly ref?: 'name' | 'arn';
  /** Attributes other than `Arn`, which always is the ARN. */
  readonly attributes?: Readonly<Record<string, 'name' | 'arn'>>;
  readonly hasPath?: boolean;
  /** What GetAtt Arn adds to the ARN that policies speak of. */
  readonly arnEnd?: string;
  /** How the ARN writes the name. */
  readonly writes?: (name: string) => string;
}

/** Source: Service Authorization Reference, "Resource types defined by …", and each type's "Return values" in the template reference. */
const shapes: Readonly<Record<string, ArnShape>> = {
  'AWS::Backup::BackupVault': {
    arn: 'arn:{P}:backup:{R}:{A}:backup-vault:{N}',
    name: 'BackupVaultName',
    ref: 'name',
    attributes: { BackupVaultArn: 'arn', BackupVaultName: 'name' },
  },
  'AWS::CloudFront::Distribution': {
    arn: 'arn:{P}:cloudfront::{A}:distribution/{N}',
    ref: 'name',
    attributes: { Id: 'name' },
  },
  'AWS::CloudTrail::Trail': { arn: 'arn:{P}:cloudtrail:{R}:{A}:trail/{N}', name: 'TrailName', ref: 'name' },
  'AWS::CodeBuild::Project': { arn: 'arn:{P}:codebuild:{R}:{A}:project/{N}', name: 'Name', ref: 'name' },
  'AWS::DynamoDB::Table': { arn: 'arn:{P}:dynamodb:{R}:{A}:table/{N}', name: 'TableName', ref: 'name' },
  'AWS::EC2::Instance': { arn: 'arn:{P}:ec2:{R}:{A}:instance/{N}', ref: 'name', attributes: { InstanceId: 'name' } },
  'AWS::ECR::Repository': { arn: 'arn:{P}:ecr:{R}:{A}:repository/{N}', name: 'RepositoryName', ref: 'name' },
  'AWS::ECS::Cluster': { arn: 'arn:{P}:ecs:{R}:{A}:cluster/{N}', name: 'ClusterName', ref: 'name' },
  'AWS::EFS::FileSystem': {
    arn: 'arn:{P}:elasticfilesystem:{R}:{A}:file-system/{N}',
    ref: 'name',
    attributes: { FileSystemId: 'name' },
  },
  'AWS::EKS::Cluster': { arn: 'arn:{P}:eks:{R}:{A}:cluster/{N}', name: 'Name', ref: 'name' },
  'AWS::Events::EventBus': {
    arn: 'arn:{P}:events:{R}:{A}:event-bus/{N}',
    name: 'Name',
    ref: 'name',
    attributes: { Name: 'name' },
  },
  'AWS::Events::Rule': { arn: 'arn:{P}:events:{R}:{A}:rule/{N}', name: 'Name' },
  'AWS::IAM::Group': { arn: 'arn:{P}:iam::{A}:group{/}{N}', name: 'GroupName', ref: 'name', hasPath: true },
  'AWS::IAM::InstanceProfile': {
    arn: 'arn:{P}:iam::{A}:instance-profile{/}{N}',
    name: 'InstanceProfileName',
    ref: 'name',
    hasPath: true,
  },
  'AWS::IAM::ManagedPolicy': {
    arn: 'arn:{P}:iam::{A}:policy{/}{N}',
    name: 'ManagedPolicyName',
    ref: 'arn',
    attributes: { PolicyArn: 'arn' },
    hasPath: true,
  },
  'AWS::IAM::OIDCProvider': {
    arn: 'arn:{P}:iam::{A}:oidc-provider/{N}',
    name: 'Url',
    ref: 'arn',
    writes: (url) => url.replace(/^https:\/\//u, ''),
  },
  'AWS::IAM::Role': { arn: 'arn:{P}:iam::{A}:role{/}{N}', name: 'RoleName', ref: 'name', hasPath: true },
  'AWS::IAM::SAMLProvider': { arn: 'arn:{P}:iam::{A}:saml-provider/{N}', name: 'Name', ref: 'arn' },
  'AWS::IAM::User': { arn: 'arn:{P}:iam::{A}:user{/}{N}', name: 'UserName', ref: 'name', hasPath: true },
  'AWS::KMS::Key': { arn: 'arn:{P}:kms:{R}:{A}:key/{N}', ref: 'name', attributes: { KeyId: 'name' } },
  'AWS::KMS::ReplicaKey': { arn: 'arn:{P}:kms:{R}:{A}:key/{N}', ref: 'name', attributes: { KeyId: 'name' } },
  'AWS::Kinesis::Stream': { arn: 'arn:{P}:kinesis:{R}:{A}:stream/{N}', name: 'Name', ref: 'name' },
  'AWS::Lambda::Function': { arn: 'arn:{P}:lambda:{R}:{A}:function:{N}', name: 'FunctionName', ref: 'name' },
  'AWS::Logs::LogGroup': { arn: 'arn:{P}:logs:{R}:{A}:log-group:{N}', name: 'LogGroupName', ref: 'name', arnEnd: ':*' },
  'AWS::OpenSearchService::Domain': {
    arn: 'arn:{P}:es:{R}:{A}:domain/{N}',
    name: 'DomainName',
    ref: 'name',
    attributes: { DomainArn: 'arn' },
  },
  'AWS::RDS::DBCluster': {
    arn: 'arn:{P}:rds:{R}:{A}:cluster:{N}',
    name: 'DBClusterIdentifier',
    ref: 'name',
    attributes: { DBClusterArn: 'arn' },
    writes: (name) => name.toLowerCase(),
  },
  'AWS::RDS::DBInstance': {
    arn: 'arn:{P}:rds:{R}:{A}:db:{N}',
    name: 'DBInstanceIdentifier',
    ref: 'name',
    attributes: { DBInstanceArn: 'arn' },
    writes: (name) => name.toLowerCase(),
  },
  'AWS::S3::Bucket': { arn: 'arn:{P}:s3:::{N}', name: 'BucketName', ref: 'name' },
  'AWS::SNS::Topic': {
    arn: 'arn:{P}:sns:{R}:{A}:{N}',
    name: 'TopicName',
    ref: 'arn',
    attributes: { TopicArn: 'arn', TopicName: 'name' },
  },
  'AWS::SQS::Queue': { arn: 'arn:{P}:sqs:{R}:{A}:{N}', name: 'QueueName', attributes: { QueueName: 'name' } },
  'AWS::SSM::Parameter': {
    arn: 'arn:{P}:ssm:{R}:{A}:parameter/{N}',
    name: 'Name',
    ref: 'name',
    writes: (name) => name.replace(/^\//u, ''),
  },
  'AWS::SecretsManager::Secret': {
    arn: 'arn:{P}:secretsmanager:{R}:{A}:secret:{N}-{~}',
    name: 'Name',
    ref: 'arn',
    attributes: { Id: 'arn' },
  },
  'AWS::StepFunctions::StateMachine': {
    arn: 'arn:{P}:states:{R}:{A}:stateMachine:{N}',
    name: 'StateMachineName',
    ref: 'arn',
    attributes: { Name: 'name' },
  },
};

export function shapeOf(type: string): ArnShape | undefined {
  return shapes[type];
}
