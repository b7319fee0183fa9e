import { type CapabilityProbe, probe } from './capabilities-probe.ts';

const roleArn = 'arn:aws:iam::123456789012:role/none';
const document = '{"Version":"2012-10-17","Statement":[]}';

export const accessProbes: readonly CapabilityProbe[] = [
  probe(
    'AWS::Budgets::Budget',
    'budgets',
    [
      'CreateBudget',
      {
        AccountId: '123456789012',
        Budget: {
          BudgetName: 'probe',
          BudgetType: 'COST',
          TimeUnit: 'MONTHLY',
          BudgetLimit: { Amount: '1', Unit: 'USD' },
        },
      },
    ],
    ['DescribeBudgets', { AccountId: '123456789012' }],
  ),
  probe(
    'AWS::CE::AnomalyMonitor',
    'costExplorer',
    [
      'CreateAnomalyMonitor',
      { AnomalyMonitor: { MonitorName: 'probe', MonitorType: 'DIMENSIONAL', MonitorDimension: 'SERVICE' } },
    ],
    ['GetAnomalyMonitors', {}],
  ),
  probe(
    'AWS::CE::AnomalySubscription',
    'costExplorer',
    [
      'CreateAnomalySubscription',
      { AnomalySubscription: { SubscriptionName: 'probe', MonitorArnList: [], Subscribers: [], Frequency: 'DAILY' } },
    ],
    ['GetAnomalySubscriptions', {}],
  ),
  probe(
    'AWS::CloudTrail::Trail',
    'cloudTrail',
    ['CreateTrail', { Name: 'probe', S3BucketName: 'none' }],
    ['DescribeTrails', {}],
  ),
  probe(
    'AWS::Config::ConfigRule',
    'config',
    [
      'PutConfigRule',
      {
        ConfigRule: {
          ConfigRuleName: 'probe',
          Source: { Owner: 'AWS', SourceIdentifier: 'S3_BUCKET_VERSIONING_ENABLED' },
        },
      },
    ],
    ['DescribeConfigRules', {}],
  ),
  probe(
    'AWS::Config::ConfigurationRecorder',
    'config',
    [
      'PutConfigurationRecorder',
      { ConfigurationRecorder: { name: 'probe', roleARN: roleArn, recordingGroup: { allSupported: true } } },
    ],
    ['DescribeConfigurationRecorders', {}],
  ),
  probe(
    'AWS::IAM::InstanceProfile',
    'iam',
    ['CreateInstanceProfile', { InstanceProfileName: 'probe' }],
    ['GetAccountAuthorizationDetails', {}],
  ),
  probe(
    'AWS::IAM::ManagedPolicy',
    'iam',
    ['CreatePolicy', { PolicyName: 'probe', PolicyDocument: document }],
    ['GetAccountAuthorizationDetails', {}],
  ),
  probe(
    'AWS::IAM::Policy',
    'iam',
    ['PutRolePolicy', { RoleName: 'none', PolicyName: 'probe', PolicyDocument: document }],
    ['GetAccountAuthorizationDetails', {}],
  ),
  probe(
    'AWS::IAM::Role',
    'iam',
    ['CreateRole', { RoleName: 'probe', AssumeRolePolicyDocument: document }],
    ['GetAccountAuthorizationDetails', {}],
  ),
  probe(
    'AWS::KMS::Alias',
    'kms',
    ['CreateAlias', { AliasName: 'alias/probe', TargetKeyId: '00000000-0000-0000-0000-000000000000' }],
    ['ListAliases', {}],
  ),
  probe('AWS::KMS::Key', 'kms', ['CreateKey', {}], ['ListKeys', {}]),
  probe(
    'AWS::KMS::ReplicaKey',
    'kms',
    ['ReplicateKey', { KeyId: '00000000-0000-0000-0000-000000000000', ReplicaRegion: 'eu-central-1' }],
    ['ListKeys', {}],
  ),
  probe(
    'AWS::SecretsManager::Secret',
    'secretsManager',
    ['CreateSecret', { Name: 'probe', SecretString: 'probe' }],
    ['ListSecrets', {}],
  ),
];
