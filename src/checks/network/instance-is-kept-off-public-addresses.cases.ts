import { type Case, given, ref, unseen } from '../case.ts';
import type { Value, ValueMap } from '../../inventory/value.ts';

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
    records: [given('AWS::EC2::Instance', 'Bastion', { LaunchTemplate: { LaunchTemplateId: 'lt-1' } })],
    says: { verdict: 'not-applicable', message: 'Takes its network from a launch template.' },
  },
];
