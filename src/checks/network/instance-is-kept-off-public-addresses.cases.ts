import { type Case, given, ref, unseen } from '../case.ts';
import type { Value, ValueMap } from '../../inventory/value.ts';
import { smallNetwork } from '../small-network.ts';

const template = (interfaces: Value) =>
  given('AWS::EC2::LaunchTemplate', 'Web', { LaunchTemplateData: { NetworkInterfaces: interfaces } });
const subnet = (name: string, properties: ValueMap) => given('AWS::EC2::Subnet', name, properties);
const group = (name: string) =>
  given('AWS::AutoScaling::AutoScalingGroup', 'Group', {
    LaunchTemplate: { LaunchTemplateId: ref('Web') },
    VPCZoneIdentifier: [ref(name)],
  });
const mend = 'Set AssociatePublicIpAddress to false, or start it in subnets that hand out no addresses.';

export const cases: readonly Case[] = [
  {
    name: 'switched off',
    records: [template([{ AssociatePublicIpAddress: false }])],
    says: { verdict: 'pass', message: 'Gets no public address: AssociatePublicIpAddress is false.' },
  },
  {
    name: 'switched on, beside one that was not seen',
    records: [template([{ AssociatePublicIpAddress: unseen('no value') }, { AssociatePublicIpAddress: 'true' }])],
    says: { verdict: 'fail', message: 'Gets a public address: AssociatePublicIpAddress is true.', mend: mend },
  },
  {
    name: 'left out, in subnets that hand out none',
    records: [subnet('Back', {}), template([]), group('Back')],
    says: {
      verdict: 'pass',
      message:
        'Gets no public address: AssociatePublicIpAddress is not set, and no subnet it starts in hands out addresses (Back).',
    },
  },
  {
    name: 'left out, in a subnet that hands them out',
    records: [subnet('Front', { MapPublicIpOnLaunch: true }), template([]), group('Front')],
    says: {
      verdict: 'fail',
      message: 'Gets a public address: AssociatePublicIpAddress is not set, and subnet Front hands them out.',
      mend: mend,
    },
  },
  {
    name: 'a launch configuration',
    records: [given('AWS::AutoScaling::LaunchConfiguration', 'Old', { AssociatePublicIpAddress: true })],
    says: { verdict: 'fail', message: 'Gets a public address: AssociatePublicIpAddress is true.', mend: mend },
  },
  {
    name: 'an instance with an Elastic IP',
    records: [
      given('AWS::EC2::Instance', 'Bastion', { NetworkInterfaces: [{ AssociatePublicIpAddress: false }] }),
      given('AWS::EC2::EIP', 'Address', { InstanceId: ref('Bastion') }),
    ],
    says: {
      verdict: 'fail',
      message: 'Carries the public address Address.',
      mend: 'Reach it through a load balancer or Session Manager.',
    },
  },
  {
    name: 'an instance in a subnet',
    records: [subnet('Back', {}), given('AWS::EC2::Instance', 'Worker', { SubnetId: ref('Back') })],
    says: {
      verdict: 'pass',
      message:
        'Gets no public address: AssociatePublicIpAddress is not set, and no subnet it starts in hands out addresses (Back).',
    },
  },
  {
    name: 'a template nobody uses',
    records: [template([])],
    says: {
      verdict: 'unknown',
      message:
        'AssociatePublicIpAddress is not set, and what starts such instances is not among the resources that were collected.',
    },
  },
  {
    name: 'not seen',
    records: [template([{ AssociatePublicIpAddress: unseen('no value') }])],
    says: { verdict: 'unknown', message: 'LaunchTemplateData.NetworkInterfaces.0.AssociatePublicIpAddress: no value.' },
  },
  {
    name: 'an instance of a launch template',
    records: [
      given('AWS::EC2::Instance', 'Bastion', { LaunchTemplate: { LaunchTemplateId: ref('Web') } }),
      template([{ AssociatePublicIpAddress: false }]),
    ],
    says: { verdict: 'not-applicable', message: 'Takes its network from a launch template.' },
  },
  {
    name: 'an instance of a launch template that was not collected',
    records: [given('AWS::EC2::Instance', 'Bastion', { LaunchTemplate: { LaunchTemplateId: 'lt-1' } })],
    says: {
      verdict: 'unknown',
      message: 'LaunchTemplate.LaunchTemplateId: "lt-1" is not among the resources that were collected.',
    },
  },
  {
    name: 'a group of a launch template that was not collected',
    records: [
      given('AWS::AutoScaling::AutoScalingGroup', 'Group', {
        LaunchTemplate: { LaunchTemplateId: 'lt-1', Version: '1' },
      }),
    ],
    says: {
      verdict: 'unknown',
      message: 'LaunchTemplate.LaunchTemplateId: "lt-1" is not among the resources that were collected.',
    },
  },
  {
    name: 'a group of a launch template, by its name',
    records: [
      given('AWS::AutoScaling::AutoScalingGroup', 'Group', { LaunchTemplate: { LaunchTemplateName: 'web' } }),
      given('AWS::EC2::LaunchTemplate', 'Web', { LaunchTemplateName: 'web' }),
    ],
    says: {
      verdict: 'not-applicable',
      message: 'Starts instances as Web says, which is judged itself.',
      subject: 'Group',
    },
  },
  {
    name: 'a node group without a launch template, in a subnet that hands addresses out',
    records: [
      subnet('Front', { MapPublicIpOnLaunch: true }),
      given('AWS::EKS::Nodegroup', 'Nodes', { Subnets: [ref('Front')] }),
    ],
    says: {
      verdict: 'fail',
      message: 'Gets a public address: AssociatePublicIpAddress is not set, and subnet Front hands them out.',
      mend,
    },
  },
  {
    name: 'an instance whose interface carries an Elastic IP',
    records: [
      subnet('Back', {}),
      given('AWS::EC2::Instance', 'Bastion', { SubnetId: ref('Back') }),
      given('AWS::EC2::NetworkInterface', 'Card', { SubnetId: ref('Back') }),
      given('AWS::EC2::NetworkInterfaceAttachment', 'Plug', {
        InstanceId: ref('Bastion'),
        NetworkInterfaceId: ref('Card'),
      }),
      given('AWS::EC2::EIPAssociation', 'Tie', { AllocationId: 'eipalloc-1', NetworkInterfaceId: ref('Card') }),
    ],
    says: {
      verdict: 'fail',
      message: 'Carries the public address Tie.',
      mend: 'Reach it through a load balancer or Session Manager.',
      subject: 'Bastion',
    },
  },
  {
    name: 'an instance with an interface that is made elsewhere',
    records: [
      subnet('Back', {}),
      given('AWS::EC2::Instance', 'Bastion', {
        NetworkInterfaces: [{ SubnetId: ref('Back') }, { NetworkInterfaceId: 'eni-1' }],
      }),
    ],
    says: {
      verdict: 'unknown',
      message: 'NetworkInterfaces.1.NetworkInterfaceId: "eni-1" is not among the resources that were collected.',
    },
  },
  {
    name: 'an instance with an address of IPv6, which routes lead to the internet',
    records: [
      ...smallNetwork().filter(({ logicalId }) => logicalId !== 'Isolated'),
      subnet('Isolated', { VpcId: ref('Vpc'), AssignIpv6AddressOnCreation: true }),
      given('AWS::EC2::Route', 'Six', {
        RouteTableId: ref('IsolatedTable'),
        DestinationIpv6CidrBlock: '::/0',
        GatewayId: ref('Gateway'),
      }),
      given('AWS::EC2::Instance', 'Worker', {
        NetworkInterfaces: [{ SubnetId: ref('Isolated'), AssociatePublicIpAddress: false }],
      }),
    ],
    says: {
      verdict: 'fail',
      message:
        'Gets a public address: subnet Isolated gives it one of IPv6, and Six leads IPv6 to an internet gateway.',
      mend: 'Lead IPv6 to an egress-only internet gateway, or give the subnet no addresses of it.',
    },
  },
  {
    name: 'an instance with an address of IPv6 behind an egress-only gateway',
    records: [
      ...smallNetwork().filter(({ logicalId }) => logicalId !== 'Isolated'),
      subnet('Isolated', { VpcId: ref('Vpc'), AssignIpv6AddressOnCreation: true }),
      given('AWS::EC2::Route', 'Six', {
        RouteTableId: ref('IsolatedTable'),
        DestinationIpv6CidrBlock: '::/0',
        EgressOnlyInternetGatewayId: 'eigw-1',
      }),
      given('AWS::EC2::Instance', 'Worker', {
        NetworkInterfaces: [{ SubnetId: ref('Isolated'), AssociatePublicIpAddress: false }],
      }),
    ],
    says: { verdict: 'pass', message: 'Gets no public address: AssociatePublicIpAddress is false.' },
  },
];
