import { DescribeNetworkAclsCommand } from '@aws-sdk/client-ec2';
import type { Clients } from '../aws/clients.ts';
import { type CapabilityProbe, type ProbeInput, probe } from './capabilities-probe.ts';

const arn = (service: string, rest: string): string => `arn:aws:${service}:eu-west-1:123456789012:${rest}`;
const lbArn = arn('elasticloadbalancing', 'loadbalancer/app/none/0123456789abcdef');
const groupArn = arn('elasticloadbalancing', 'targetgroup/none/0123456789abcdef');
const listenerArn = arn('elasticloadbalancing', 'listener/app/none/0123456789abcdef/0123456789abcdef');
const forward = [{ Type: 'forward', TargetGroupArn: groupArn }];
const permission = { IpProtocol: 'tcp', FromPort: 1, ToPort: 1, IpRanges: [{ CidrIp: '10.0.0.0/8' }] };

export const networkProbes: readonly CapabilityProbe[] = [
  probe('AWS::EC2::EIP', 'ec2', ['AllocateAddress', { Domain: 'vpc' }], ['DescribeAddresses', {}]),
  probe(
    'AWS::EC2::FlowLog',
    'ec2',
    [
      'CreateFlowLogs',
      {
        ResourceIds: ['vpc-0'],
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        LogDestinationType: 's3',
        LogDestination: 'arn:aws:s3:::none',
      },
    ],
    ['DescribeFlowLogs', {}],
  ),
  probe(
    'AWS::EC2::Instance',
    'ec2',
    ['RunInstances', { ImageId: 'ami-0', MinCount: 1, MaxCount: 1 }],
    ['DescribeInstances', {}],
  ),
  probe('AWS::EC2::InternetGateway', 'ec2', ['CreateInternetGateway', {}], ['DescribeInternetGateways', {}]),
  probe(
    'AWS::EC2::LaunchTemplate',
    'ec2',
    ['CreateLaunchTemplate', { LaunchTemplateName: 'probe', LaunchTemplateData: { InstanceType: 't3.micro' } }],
    ['DescribeLaunchTemplates', {}],
  ),
  probe(
    'AWS::EC2::NatGateway',
    'ec2',
    ['CreateNatGateway', { SubnetId: 'subnet-0', AllocationId: 'eipalloc-0' }],
    ['DescribeNatGateways', {}],
  ),
  probe('AWS::EC2::NetworkAcl', 'ec2', ['CreateNetworkAcl', { VpcId: 'vpc-0' }], ['DescribeNetworkAcls', {}]),
  probe(
    'AWS::EC2::NetworkAclEntry',
    'ec2',
    [
      'CreateNetworkAclEntry',
      {
        NetworkAclId: 'acl-0',
        RuleNumber: 1,
        Protocol: '-1',
        RuleAction: 'allow',
        Egress: false,
        CidrBlock: '0.0.0.0/0',
      },
    ],
    ['DescribeNetworkAcls', {}],
  ),
  probe(
    'AWS::EC2::Route',
    'ec2',
    ['CreateRoute', { RouteTableId: 'rtb-0', DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-0' }],
    ['DescribeRouteTables', {}],
  ),
  probe('AWS::EC2::RouteTable', 'ec2', ['CreateRouteTable', { VpcId: 'vpc-0' }], ['DescribeRouteTables', {}]),
  probe(
    'AWS::EC2::SecurityGroup',
    'ec2',
    ['CreateSecurityGroup', { GroupName: 'probe', Description: 'probe', VpcId: 'vpc-0' }],
    ['DescribeSecurityGroups', {}],
  ),
  probe(
    'AWS::EC2::SecurityGroupEgress',
    'ec2',
    ['AuthorizeSecurityGroupEgress', { GroupId: 'sg-0', IpPermissions: [permission] }],
    ['DescribeSecurityGroupRules', {}],
  ),
  probe(
    'AWS::EC2::SecurityGroupIngress',
    'ec2',
    ['AuthorizeSecurityGroupIngress', { GroupId: 'sg-0', IpPermissions: [permission] }],
    ['DescribeSecurityGroupRules', {}],
  ),
  probe(
    'AWS::EC2::Subnet',
    'ec2',
    ['CreateSubnet', { VpcId: 'vpc-0', CidrBlock: '10.0.0.0/24' }],
    ['DescribeSubnets', {}],
  ),
  probe(
    'AWS::EC2::SubnetNetworkAclAssociation',
    'ec2',
    ['ReplaceNetworkAclAssociation', aclAssociation],
    ['DescribeNetworkAcls', {}],
  ),
  probe(
    'AWS::EC2::SubnetRouteTableAssociation',
    'ec2',
    ['AssociateRouteTable', { RouteTableId: 'rtb-0', SubnetId: 'subnet-0' }],
    ['DescribeRouteTables', {}],
  ),
  probe('AWS::EC2::TransitGateway', 'ec2', ['CreateTransitGateway', {}], ['DescribeTransitGateways', {}]),
  probe('AWS::EC2::VPC', 'ec2', ['CreateVpc', { CidrBlock: '10.0.0.0/16' }], ['DescribeVpcs', {}]),
  probe(
    'AWS::EC2::VPCEndpoint',
    'ec2',
    ['CreateVpcEndpoint', { VpcId: 'vpc-0', ServiceName: 'com.amazonaws.eu-west-1.s3' }],
    ['DescribeVpcEndpoints', {}],
  ),
  probe(
    'AWS::EC2::VPCGatewayAttachment',
    'ec2',
    ['AttachInternetGateway', { InternetGatewayId: 'igw-0', VpcId: 'vpc-0' }],
    ['DescribeInternetGateways', {}],
  ),
  probe(
    'AWS::EC2::VPCPeeringConnection',
    'ec2',
    ['CreateVpcPeeringConnection', { VpcId: 'vpc-0', PeerVpcId: 'vpc-1' }],
    ['DescribeVpcPeeringConnections', {}],
  ),
  probe(
    'AWS::EC2::Volume',
    'ec2',
    ['CreateVolume', { AvailabilityZone: 'eu-west-1a', Size: 1 }],
    ['DescribeVolumes', {}],
  ),
  probe(
    'AWS::ElasticLoadBalancingV2::Listener',
    'elbv2',
    ['CreateListener', { LoadBalancerArn: lbArn, Protocol: 'HTTP', Port: 80, DefaultActions: forward }],
    ['DescribeListeners', { LoadBalancerArn: lbArn }],
  ),
  probe(
    'AWS::ElasticLoadBalancingV2::ListenerRule',
    'elbv2',
    [
      'CreateRule',
      {
        ListenerArn: listenerArn,
        Priority: 1,
        Conditions: [{ Field: 'path-pattern', Values: ['/a'] }],
        Actions: forward,
      },
    ],
    ['DescribeRules', { ListenerArn: listenerArn }],
  ),
  probe(
    'AWS::ElasticLoadBalancingV2::LoadBalancer',
    'elbv2',
    ['CreateLoadBalancer', { Name: 'probe', Subnets: ['subnet-0'] }],
    ['DescribeLoadBalancers', {}],
  ),
  probe(
    'AWS::ElasticLoadBalancingV2::TargetGroup',
    'elbv2',
    ['CreateTargetGroup', { Name: 'probe', Protocol: 'HTTP', Port: 80, VpcId: 'vpc-0' }],
    ['DescribeTargetGroups', {}],
  ),
];

/** That of a default subnet to the list it has already: moto fails at one that is not there, as if it did not know the call. */
async function aclAssociation({ ec2 }: Clients): Promise<ProbeInput> {
  const { NetworkAcls = [] } = await ec2.send(new DescribeNetworkAclsCommand({}));
  const [first] = NetworkAcls.flatMap(({ Associations = [] }) => Associations);
  return { AssociationId: first?.NetworkAclAssociationId, NetworkAclId: first?.NetworkAclId };
}
