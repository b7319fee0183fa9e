import { type CapabilityProbe, probe } from './capabilities-probe.ts';

const roleArn = 'arn:aws:iam::123456789012:role/none';
const cluster = { name: 'none', roleArn, resourcesVpcConfig: { subnetIds: ['subnet-0'] } };

export const computeProbes: readonly CapabilityProbe[] = [
  probe(
    'AWS::AutoScaling::AutoScalingGroup',
    'autoScaling',
    [
      'CreateAutoScalingGroup',
      {
        AutoScalingGroupName: 'probe',
        MinSize: 0,
        MaxSize: 0,
        AvailabilityZones: ['eu-west-1a'],
        LaunchTemplate: { LaunchTemplateId: 'lt-0123456789abcdef0', Version: '1' },
      },
    ],
    ['DescribeAutoScalingGroups', {}],
  ),
  probe(
    'AWS::AutoScaling::ScalingPolicy',
    'autoScaling',
    [
      'PutScalingPolicy',
      {
        AutoScalingGroupName: 'none',
        PolicyName: 'probe',
        PolicyType: 'SimpleScaling',
        AdjustmentType: 'ChangeInCapacity',
        ScalingAdjustment: 1,
      },
    ],
    ['DescribePolicies', {}],
  ),
  probe(
    'AWS::CloudWatch::Alarm',
    'cloudWatch',
    [
      'PutMetricAlarm',
      {
        AlarmName: 'probe',
        Namespace: 'a',
        MetricName: 'a',
        Statistic: 'Sum',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 1,
        ComparisonOperator: 'GreaterThanThreshold',
      },
    ],
    ['DescribeAlarms', {}],
  ),
  probe(
    'AWS::CloudWatch::CompositeAlarm',
    'cloudWatch',
    ['PutCompositeAlarm', { AlarmName: 'both', AlarmRule: 'ALARM(probe)' }],
    ['DescribeAlarms', { AlarmTypes: ['CompositeAlarm'] }],
  ),
  probe(
    'AWS::CloudWatch::Dashboard',
    'cloudWatch',
    ['PutDashboard', { DashboardName: 'probe', DashboardBody: '{"widgets":[]}' }],
    ['ListDashboards', {}],
  ),
  probe(
    'AWS::EKS::AccessEntry',
    'eks',
    ['CreateAccessEntry', { clusterName: 'none', principalArn: roleArn }],
    ['ListAccessEntries', { clusterName: 'none' }],
  ),
  probe(
    'AWS::EKS::Addon',
    'eks',
    ['CreateAddon', { clusterName: 'none', addonName: 'vpc-cni' }],
    ['ListAddons', { clusterName: 'none' }],
  ),
  probe('AWS::EKS::Cluster', 'eks', ['CreateCluster', cluster], ['ListClusters', {}]),
  probe(
    'AWS::EKS::Nodegroup',
    'eks',
    ['CreateNodegroup', { clusterName: 'absent', nodegroupName: 'probe', subnets: ['subnet-0'], nodeRole: roleArn }],
    ['ListNodegroups', { clusterName: 'none' }],
  ),
  probe(
    'AWS::EKS::PodIdentityAssociation',
    'eks',
    ['CreatePodIdentityAssociation', { clusterName: 'none', namespace: 'a', serviceAccount: 'a', roleArn }],
    ['ListPodIdentityAssociations', { clusterName: 'none' }],
  ),
  probe(
    'AWS::Events::Rule',
    'eventBridge',
    ['PutRule', { Name: 'probe', ScheduleExpression: 'rate(1 day)' }],
    ['ListRules', {}],
  ),
  probe(
    'AWS::Lambda::EventInvokeConfig',
    'lambda',
    ['PutFunctionEventInvokeConfig', { FunctionName: 'none', MaximumRetryAttempts: 1 }],
    ['ListFunctionEventInvokeConfigs', { FunctionName: 'none' }],
  ),
  probe(
    'AWS::Lambda::Function',
    'lambda',
    [
      'CreateFunction',
      {
        FunctionName: 'probe',
        Role: roleArn,
        Runtime: 'nodejs24.x',
        Handler: 'a.b',
        Code: { ZipFile: new Uint8Array([80]) },
      },
    ],
    ['ListFunctions', {}],
  ),
  probe(
    'AWS::Lambda::Permission',
    'lambda',
    [
      'AddPermission',
      { FunctionName: 'none', StatementId: 'a', Action: 'lambda:InvokeFunction', Principal: 'events.amazonaws.com' },
    ],
    ['GetPolicy', { FunctionName: 'none' }],
  ),
  probe('AWS::Logs::LogGroup', 'logs', ['CreateLogGroup', { logGroupName: 'probe' }], ['DescribeLogGroups', {}]),
];
