import { type CapabilityProbe, probe } from './capabilities-probe.ts';

const arn = (service: string, rest: string): string => `arn:aws:${service}:eu-west-1:123456789012:${rest}`;
const document = '{"Version":"2012-10-17","Statement":[]}';

export const storesProbes: readonly CapabilityProbe[] = [
  probe(
    'AWS::ElastiCache::GlobalReplicationGroup',
    'elastiCache',
    ['CreateGlobalReplicationGroup', { GlobalReplicationGroupIdSuffix: 'probe', PrimaryReplicationGroupId: 'none' }],
    ['DescribeGlobalReplicationGroups', {}],
  ),
  probe(
    'AWS::ElastiCache::ReplicationGroup',
    'elastiCache',
    ['CreateReplicationGroup', { ReplicationGroupId: 'probe', ReplicationGroupDescription: 'probe', Engine: 'redis' }],
    ['DescribeReplicationGroups', {}],
  ),
  probe(
    'AWS::ElastiCache::ServerlessCache',
    'elastiCache',
    ['CreateServerlessCache', { ServerlessCacheName: 'probe', Engine: 'redis' }],
    ['DescribeServerlessCaches', {}],
  ),
  probe(
    'AWS::ElastiCache::SubnetGroup',
    'elastiCache',
    [
      'CreateCacheSubnetGroup',
      { CacheSubnetGroupName: 'probe', CacheSubnetGroupDescription: 'probe', SubnetIds: ['subnet-0'] },
    ],
    ['DescribeCacheSubnetGroups', {}],
  ),
  probe(
    'AWS::ElastiCache::User',
    'elastiCache',
    [
      'CreateUser',
      { UserId: 'probe', UserName: 'probe', Engine: 'redis', AccessString: 'on ~* +@all', NoPasswordRequired: true },
    ],
    ['DescribeUsers', {}],
  ),
  probe(
    'AWS::ElastiCache::UserGroup',
    'elastiCache',
    ['CreateUserGroup', { UserGroupId: 'probe', Engine: 'redis', UserIds: ['default'] }],
    ['DescribeUserGroups', {}],
  ),
  probe(
    'AWS::RDS::DBCluster',
    'rds',
    [
      'CreateDBCluster',
      {
        DBClusterIdentifier: 'probe',
        Engine: 'aurora-postgresql',
        MasterUsername: 'probe',
        MasterUserPassword: 'probe-probe',
      },
    ],
    ['DescribeDBClusters', {}],
  ),
  probe(
    'AWS::RDS::DBInstance',
    'rds',
    [
      'CreateDBInstance',
      {
        DBInstanceIdentifier: 'probe',
        DBInstanceClass: 'db.t3.micro',
        Engine: 'postgres',
        AllocatedStorage: 20,
        MasterUsername: 'probe',
        MasterUserPassword: 'probe-probe',
      },
    ],
    ['DescribeDBInstances', {}],
  ),
  probe(
    'AWS::RDS::DBParameterGroup',
    'rds',
    [
      'CreateDBParameterGroup',
      { DBParameterGroupName: 'probe', DBParameterGroupFamily: 'postgres16', Description: 'probe' },
    ],
    ['DescribeDBParameterGroups', {}],
  ),
  probe(
    'AWS::RDS::DBSubnetGroup',
    'rds',
    ['CreateDBSubnetGroup', { DBSubnetGroupName: 'probe', DBSubnetGroupDescription: 'probe', SubnetIds: ['subnet-0'] }],
    ['DescribeDBSubnetGroups', {}],
  ),
  probe(
    'AWS::RDS::GlobalCluster',
    'rds',
    ['CreateGlobalCluster', { GlobalClusterIdentifier: 'probe', Engine: 'aurora-postgresql' }],
    ['DescribeGlobalClusters', {}],
  ),
  probe(
    'AWS::S3::Bucket',
    's3',
    ['CreateBucket', { Bucket: 'plumbline-probe', CreateBucketConfiguration: { LocationConstraint: 'eu-west-1' } }],
    ['ListBuckets', {}],
  ),
  probe(
    'AWS::S3::BucketPolicy',
    's3',
    ['PutBucketPolicy', { Bucket: 'plumbline-none', Policy: document }],
    ['GetBucketPolicy', { Bucket: 'plumbline-none' }],
  ),
  probe(
    'AWS::SNS::Subscription',
    'sns',
    ['Subscribe', { TopicArn: arn('sns', 'none'), Protocol: 'email', Endpoint: 'a@probe.example' }],
    ['ListSubscriptions', {}],
  ),
  probe('AWS::SNS::Topic', 'sns', ['CreateTopic', { Name: 'probe' }], ['ListTopics', {}]),
  probe(
    'AWS::SNS::TopicPolicy',
    'sns',
    ['SetTopicAttributes', { TopicArn: arn('sns', 'none'), AttributeName: 'Policy', AttributeValue: document }],
    ['GetTopicAttributes', { TopicArn: arn('sns', 'none') }],
  ),
  probe('AWS::SQS::Queue', 'sqs', ['CreateQueue', { QueueName: 'probe' }], ['ListQueues', {}]),
];
