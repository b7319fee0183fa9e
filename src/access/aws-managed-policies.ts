import type { ValueMap } from '../inventory/value.ts';

/**
 * A policy of AWS that roles name often. `whole: false` marks one of which only the part on its own service is kept here, so that what
 * else it allows is unknown. Source: AWS Managed Policy Reference
 * (https://docs.aws.amazon.com/aws-managed-policy/latest/reference/<name>.html), read on 2026-11-21 in the record that
 * https://github.com/zoph-io/MAMIP keeps of it.
 */
export interface AwsManagedPolicy {
  readonly document: ValueMap;
  readonly whole?: false;
}

const all = ['*'];
const logs = ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'];

const policies: Readonly<Record<string, AwsManagedPolicy>> = {
  AdministratorAccess: allowing(['*']),
  PowerUserAccess: {
    document: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: all },
        {
          Effect: 'Allow',
          Action: [
            ...of('account', 'GetAccountInformation GetGovCloudAccountInformation GetPrimaryEmail ListRegions'),
            ...of('iam', 'CreateServiceLinkedRole DeleteServiceLinkedRole ListRoles'),
            ...of('organizations', 'DescribeEffectivePolicy DescribeOrganization'),
          ],
          Resource: all,
        },
      ],
    },
  },
  IAMFullAccess: allowing([
    'iam:*',
    ...of(
      'organizations',
      'DescribeAccount DescribeOrganization DescribeOrganizationalUnit DescribePolicy ListChildren',
    ),
    ...of('organizations', 'ListParents ListPoliciesForTarget ListRoots ListPolicies ListTargetsForPolicy'),
  ]),
  AmazonS3FullAccess: allowing(['s3:*', 's3-object-lambda:*']),
  AmazonS3ReadOnlyAccess: allowing([...of('s3', 'Get* List* Describe*'), ...of('s3-object-lambda', 'Get* List*')]),
  AmazonEC2FullAccess: partly(['ec2:*', 'elasticloadbalancing:*', 'cloudwatch:*', 'autoscaling:*']),
  AmazonDynamoDBFullAccess: partly(['dynamodb:*', 'dax:*']),
  AmazonSQSFullAccess: allowing(['sqs:*']),
  AmazonSNSFullAccess: partly(['sns:*']),
  AmazonRDSFullAccess: partly(['rds:*']),
  AmazonVPCFullAccess: partly(['ec2:*Vpc*', 'ec2:*Subnet*', 'ec2:*Route*', 'ec2:*SecurityGroup*']),
  AmazonRoute53FullAccess: partly(['route53:*', 'route53domains:*']),
  AmazonEC2ContainerRegistryFullAccess: partly(['ecr:*']),
  AWSLambda_FullAccess: partly(['lambda:*']),
  AWSKeyManagementServicePowerUser: partly([...of('kms', 'CreateAlias CreateKey DeleteAlias Describe* List*')]),
  CloudWatchFullAccess: partly(['cloudwatch:*', 'logs:*', 'sns:*']),
  CloudWatchLogsFullAccess: partly(['logs:*']),
  SecretsManagerReadWrite: partly(['secretsmanager:*']),
  AWSDenyAll: { document: { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: all, Resource: all }] } },
  AmazonEKSClusterPolicy: {
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: [
            ...of('autoscaling', 'DescribeAutoScalingGroups UpdateAutoScalingGroup'),
            ...of('ec2', 'AttachVolume AuthorizeSecurityGroupIngress CreateRoute CreateSecurityGroup CreateTags'),
            ...of('ec2', 'CreateVolume DeleteRoute DeleteSecurityGroup DeleteVolume DescribeAccountAttributes'),
            ...of('ec2', 'DescribeAddresses DescribeAvailabilityZones DescribeDhcpOptions DescribeInstances'),
            ...of(
              'ec2',
              'DescribeInstanceTopology DescribeInternetGateways DescribeNetworkInterfaces DescribeRouteTables',
            ),
            ...of('ec2', 'DescribeSecurityGroups DescribeSubnets DescribeVolumes DescribeVolumesModifications'),
            ...of('ec2', 'DescribeVpcs DetachVolume ModifyInstanceAttribute ModifyVolume RevokeSecurityGroupIngress'),
            ...of(
              'elasticloadbalancing',
              'AddTags ApplySecurityGroupsToLoadBalancer AttachLoadBalancerToSubnets ConfigureHealthCheck',
            ),
            ...of(
              'elasticloadbalancing',
              'CreateListener CreateLoadBalancer CreateLoadBalancerListeners CreateLoadBalancerPolicy',
            ),
            ...of(
              'elasticloadbalancing',
              'CreateTargetGroup DeleteListener DeleteLoadBalancer DeleteLoadBalancerListeners',
            ),
            ...of(
              'elasticloadbalancing',
              'DeleteTargetGroup DeregisterInstancesFromLoadBalancer DeregisterTargets DescribeListeners',
            ),
            ...of(
              'elasticloadbalancing',
              'DescribeLoadBalancerAttributes DescribeLoadBalancerPolicies DescribeLoadBalancers',
            ),
            ...of('elasticloadbalancing', 'DescribeTargetGroupAttributes DescribeTargetGroups DescribeTargetHealth'),
            ...of(
              'elasticloadbalancing',
              'DetachLoadBalancerFromSubnets ModifyListener ModifyLoadBalancerAttributes ModifyTargetGroup',
            ),
            ...of(
              'elasticloadbalancing',
              'ModifyTargetGroupAttributes RegisterInstancesWithLoadBalancer RegisterTargets',
            ),
            ...of('elasticloadbalancing', 'SetLoadBalancerPoliciesForBackendServer SetLoadBalancerPoliciesOfListener'),
            ...of('kms', 'DescribeKey'),
          ],
          Resource: all,
        },
        {
          Effect: 'Allow',
          Action: ['iam:CreateServiceLinkedRole'],
          Resource: all,
          Condition: { StringEquals: { 'iam:AWSServiceName': 'elasticloadbalancing.amazonaws.com' } },
        },
        {
          Effect: 'Allow',
          Action: ['ec2:DeleteNetworkInterface'],
          Resource: all,
          Condition: { StringEquals: { 'ec2:ResourceTag/eks:eni:owner': 'amazon-vpc-cni' } },
        },
      ],
    },
  },
  AmazonEKSWorkerNodePolicy: allowing([
    ...of('ec2', 'DescribeInstances DescribeInstanceTypes DescribeRouteTables DescribeSecurityGroups'),
    ...of('ec2', 'DescribeSubnets DescribeVolumes DescribeVolumesModifications DescribeVpcs'),
    ...of('eks', 'DescribeCluster'),
    ...of('eks-auth', 'AssumeRoleForPodIdentity'),
  ]),
  AmazonEKS_CNI_Policy: {
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: [
            ...of(
              'ec2',
              'AssignPrivateIpAddresses AttachNetworkInterface CreateNetworkInterface DeleteNetworkInterface',
            ),
            ...of(
              'ec2',
              'DescribeInstances DescribeTags DescribeNetworkInterfaces DescribeInstanceTypes DescribeSubnets',
            ),
            ...of('ec2', 'DetachNetworkInterface ModifyNetworkInterfaceAttribute UnassignPrivateIpAddresses'),
          ],
          Resource: all,
        },
        { Effect: 'Allow', Action: ['ec2:CreateTags'], Resource: ['arn:aws:ec2:*:*:network-interface/*'] },
      ],
    },
  },
  AmazonEC2ContainerRegistryPullOnly: allowing([
    'ecr:GetAuthorizationToken',
    'ecr:BatchGetImage',
    'ecr:GetDownloadUrlForLayer',
    'ecr:BatchImportUpstreamImage',
  ]),
  AmazonEC2ContainerRegistryReadOnly: allowing([
    ...of('ecr', 'GetAuthorizationToken BatchCheckLayerAvailability GetDownloadUrlForLayer GetRepositoryPolicy'),
    ...of('ecr', 'DescribeRepositories ListImages DescribeImages BatchGetImage GetLifecyclePolicy'),
    ...of('ecr', 'GetLifecyclePolicyPreview ListTagsForResource DescribeImageScanFindings'),
  ]),
  AmazonSSMManagedInstanceCore: allowing([
    ...of('ssm', 'DescribeAssociation GetDeployablePatchSnapshotForInstance GetDocument DescribeDocument'),
    ...of('ssm', 'GetManifest GetParameter GetParameters ListAssociations ListInstanceAssociations PutInventory'),
    ...of('ssm', 'PutComplianceItems PutConfigurePackageResult UpdateAssociationStatus'),
    ...of('ssm', 'UpdateInstanceAssociationStatus UpdateInstanceInformation'),
    ...of('ssmmessages', 'CreateControlChannel CreateDataChannel OpenControlChannel OpenDataChannel'),
    ...of('ec2messages', 'AcknowledgeMessage DeleteMessage FailMessage GetEndpoint GetMessages SendReply'),
  ]),
  CloudWatchAgentServerPolicy: {
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: [
            ...of('cloudwatch', 'PutMetricData'),
            ...of('ec2', 'DescribeVolumes DescribeTags'),
            ...of('logs', 'PutLogEvents PutRetentionPolicy DescribeLogStreams DescribeLogGroups CreateLogStream'),
            ...of('logs', 'CreateLogGroup'),
            ...of('xray', 'PutTraceSegments PutTelemetryRecords GetSamplingRules GetSamplingTargets'),
            ...of('xray', 'GetSamplingStatisticSummaries'),
          ],
          Resource: all,
        },
        { Effect: 'Allow', Action: ['ssm:GetParameter'], Resource: ['arn:aws:ssm:*:*:parameter/AmazonCloudWatch-*'] },
      ],
    },
  },
  'service-role/AWSLambdaBasicExecutionRole': allowing(logs),
  'service-role/AWSLambdaVPCAccessExecutionRole': allowing([
    ...logs,
    'ec2:CreateNetworkInterface',
    'ec2:DescribeNetworkInterfaces',
    'ec2:DescribeSubnets',
    'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses',
    'ec2:UnassignPrivateIpAddresses',
  ]),
  'service-role/AmazonECSTaskExecutionRolePolicy': allowing([
    ...of('ecr', 'GetAuthorizationToken BatchCheckLayerAvailability GetDownloadUrlForLayer BatchGetImage'),
    ...of('logs', 'CreateLogStream PutLogEvents'),
  ]),
  'service-role/AmazonRDSEnhancedMonitoringRole': {
    document: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy'],
          Resource: ['arn:aws:logs:*:*:log-group:RDS*'],
        },
        {
          Effect: 'Allow',
          Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogStreams', 'logs:GetLogEvents'],
          Resource: ['arn:aws:logs:*:*:log-group:RDS*:log-stream:*'],
        },
      ],
    },
  },
};

/** The policy of AWS that an ARN names, or undefined when the ARN names none whose content is known here. */
export function awsManagedPolicy(arn: string): AwsManagedPolicy | undefined {
  const name = nameOfAwsPolicy(arn);
  return name === undefined || !Object.hasOwn(policies, name) ? undefined : policies[name];
}

/** `AdministratorAccess` of `arn:aws:iam::aws:policy/AdministratorAccess`; undefined for a policy that is not of AWS. */
export function nameOfAwsPolicy(arn: string): string | undefined {
  return /^arn:[^:]+:iam::aws:policy\/(.+)$/u.exec(arn)?.[1];
}

/** `ec2:AttachVolume`, … of `AttachVolume …`. */
function of(service: string, actions: string): readonly string[] {
  return actions.split(' ').map((action) => `${service}:${action}`);
}

function allowing(actions: readonly string[]): AwsManagedPolicy {
  return { document: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: actions, Resource: all }] } };
}

function partly(actions: readonly string[]): AwsManagedPolicy {
  return { ...allowing(actions), whole: false };
}
