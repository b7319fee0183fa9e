/** One of Config's types, and what it tells in CloudFormation's names: sub-resources are folded into the item of what they belong to. */
export interface ConfigKind {
  readonly configType: string;
  readonly tells: readonly string[];
  /** Recorded once for the account, and only where the recorder includes global types. */
  readonly isGlobal?: true;
  /**
   * Supplementary parts without which it cannot be judged. A query may leave them out, since no schema of queries names them;
   * BatchGetResourceConfig tells them.
   */
  readonly needs?: readonly string[];
  /**
   * Members of the configuration, by dotted path within every item of a list, whose absence would read as an empty list: no rules, no
   * routes, no policies. Queries may leave policy documents out, which BatchGetResourceConfig tells.
   */
  readonly always?: readonly string[];
}

/**
 * The types that Config records and for which there is a mapper. Trails are asked of CloudTrail itself: it alone tells whether one logs, and
 * of those that are at home elsewhere.
 * Source: github.com/awslabs/aws-config-resource-schema (March 2025); AWS Config Developer Guide, "Supported resource types".
 */
export const configKinds: readonly ConfigKind[] = [
  { configType: 'AWS::EC2::VPC', tells: ['AWS::EC2::VPC'] },
  { configType: 'AWS::EC2::Subnet', tells: ['AWS::EC2::Subnet'] },
  {
    configType: 'AWS::EC2::RouteTable',
    tells: ['AWS::EC2::RouteTable', 'AWS::EC2::Route', 'AWS::EC2::SubnetRouteTableAssociation'],
    always: ['associations', 'routes'],
  },
  {
    configType: 'AWS::EC2::NetworkAcl',
    tells: ['AWS::EC2::NetworkAcl', 'AWS::EC2::NetworkAclEntry', 'AWS::EC2::SubnetNetworkAclAssociation'],
    always: ['associations', 'entries'],
  },
  {
    configType: 'AWS::EC2::SecurityGroup',
    tells: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress', 'AWS::EC2::SecurityGroupEgress'],
    always: ['ipPermissions', 'ipPermissionsEgress'],
  },
  {
    configType: 'AWS::EC2::InternetGateway',
    tells: ['AWS::EC2::InternetGateway', 'AWS::EC2::VPCGatewayAttachment'],
    always: ['attachments'],
  },
  { configType: 'AWS::EC2::VPNGateway', tells: ['AWS::EC2::VPCGatewayAttachment'] },
  { configType: 'AWS::EC2::NatGateway', tells: ['AWS::EC2::NatGateway'] },
  { configType: 'AWS::EC2::EIP', tells: ['AWS::EC2::EIP'] },
  { configType: 'AWS::EC2::VPCEndpoint', tells: ['AWS::EC2::VPCEndpoint'] },
  { configType: 'AWS::EC2::FlowLog', tells: ['AWS::EC2::FlowLog'] },
  { configType: 'AWS::EC2::LaunchTemplate', tells: ['AWS::EC2::LaunchTemplate'] },
  { configType: 'AWS::AutoScaling::AutoScalingGroup', tells: ['AWS::AutoScaling::AutoScalingGroup'] },
  { configType: 'AWS::AutoScaling::ScalingPolicy', tells: ['AWS::AutoScaling::ScalingPolicy'] },
  { configType: 'AWS::ElasticLoadBalancingV2::LoadBalancer', tells: ['AWS::ElasticLoadBalancingV2::LoadBalancer'] },
  { configType: 'AWS::ElasticLoadBalancingV2::Listener', tells: ['AWS::ElasticLoadBalancingV2::Listener'] },
  { configType: 'AWS::RDS::DBInstance', tells: ['AWS::RDS::DBInstance'] },
  { configType: 'AWS::RDS::DBSubnetGroup', tells: ['AWS::RDS::DBSubnetGroup'] },
  {
    configType: 'AWS::S3::Bucket',
    tells: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    needs: ['BucketPolicy', 'AccessControlList'],
  },
  { configType: 'AWS::KMS::Key', tells: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'], needs: ['Policy'] },
  { configType: 'AWS::KMS::Alias', tells: ['AWS::KMS::Alias'] },
  { configType: 'AWS::ACM::Certificate', tells: ['AWS::CertificateManager::Certificate'] },
  { configType: 'AWS::CloudWatch::Alarm', tells: ['AWS::CloudWatch::Alarm'] },
  {
    configType: 'AWS::IAM::Role',
    tells: ['AWS::IAM::Role', 'AWS::IAM::Policy', 'AWS::IAM::RolePolicy'],
    isGlobal: true,
    always: ['assumeRolePolicyDocument', 'attachedManagedPolicies', 'rolePolicyList.policyDocument'],
  },
  {
    configType: 'AWS::IAM::User',
    tells: ['AWS::IAM::User', 'AWS::IAM::Policy', 'AWS::IAM::UserPolicy', 'AWS::IAM::UserToGroupAddition'],
    isGlobal: true,
    always: ['attachedManagedPolicies', 'groupList', 'userPolicyList.policyDocument'],
  },
  {
    configType: 'AWS::IAM::Group',
    tells: ['AWS::IAM::Group', 'AWS::IAM::Policy', 'AWS::IAM::GroupPolicy'],
    isGlobal: true,
    always: ['attachedManagedPolicies', 'groupPolicyList.policyDocument'],
  },
  // Config's name for policies that stand alone; those of CloudFormation's name are parts of roles, users and groups.
  {
    configType: 'AWS::IAM::Policy',
    tells: ['AWS::IAM::ManagedPolicy'],
    isGlobal: true,
    always: ['policyVersionList.document'],
  },
];

export function toldBy(kinds: readonly ConfigKind[]): readonly string[] {
  return [...new Set(kinds.flatMap(({ tells }) => tells))];
}
