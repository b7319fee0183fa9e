import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

const template = (...mappings: readonly Value[]) =>
  given('AWS::EC2::LaunchTemplate', 'Web', { LaunchTemplateData: { BlockDeviceMappings: mappings } });
const root = (encrypted: Record<string, Value>) => ({ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 20, ...encrypted } });
const mend = 'Set Encrypted to true for every volume.';

export const cases: readonly Case[] = [
  {
    name: 'a launch template',
    records: [template(root({ Encrypted: true }), { DeviceName: '/dev/sdc', VirtualName: 'ephemeral0' })],
    says: { verdict: 'pass', message: 'Encrypts the volume that it maps.' },
  },
  {
    name: 'a launch template that leaves it out',
    records: [template(root({}))],
    says: {
      verdict: 'fail',
      message: 'Does not encrypt /dev/xvda: Encrypted is not set, and off unless the account encrypts by default.',
      mend,
    },
  },
  {
    name: 'a second volume in clear, beside a root that was not seen',
    records: [
      template(root({ Encrypted: unseen('no value') }), { DeviceName: '/dev/sdb', Ebs: { Encrypted: 'false' } }),
    ],
    says: { verdict: 'fail', message: 'Does not encrypt /dev/sdb: Encrypted is false.', mend },
  },
  {
    name: 'a launch configuration',
    records: [
      given('AWS::AutoScaling::LaunchConfiguration', 'Old', { BlockDeviceMappings: [root({ Encrypted: false })] }),
    ],
    says: { verdict: 'fail', message: 'Does not encrypt /dev/xvda: Encrypted is false.', mend },
  },
  {
    name: 'a volume on its own',
    facts,
    records: [given('AWS::EC2::Volume', 'Data', {})],
    says: {
      verdict: 'fail',
      message: 'Is not encrypted: Encrypted is not set, and off unless the account encrypts by default.',
      mend,
    },
  },
  {
    name: 'a volume from a snapshot',
    facts,
    records: [given('AWS::EC2::Volume', 'Data', { SnapshotId: 'snap-1' })],
    says: {
      verdict: 'unknown',
      message: 'SnapshotId: names a snapshot, which brings its own encryption and was not collected.',
    },
  },
  {
    name: 'a launch template that leaves the root to its image',
    records: [template({ DeviceName: '/dev/sdb', Ebs: { Encrypted: true } })],
    says: {
      verdict: 'unknown',
      message: 'Maps no root volume, so that its image decides whether that one is encrypted.',
    },
  },
  {
    name: 'not seen',
    records: [template(root({ Encrypted: unseen('parameter "Encrypt" has no value') }))],
    says: {
      verdict: 'unknown',
      message: 'LaunchTemplateData.BlockDeviceMappings.0.Ebs.Encrypted: parameter "Encrypt" has no value.',
    },
  },
  {
    name: 'an instance of a launch template',
    records: [
      given('AWS::EC2::Instance', 'Bastion', { LaunchTemplate: { LaunchTemplateId: ref('Web') } }),
      template(root({ Encrypted: true })),
    ],
    says: { verdict: 'not-applicable', message: 'Takes its volumes from a launch template.' },
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
    name: 'a node group without a launch template',
    records: [given('AWS::EKS::Nodegroup', 'Nodes', {})],
    says: {
      verdict: 'unknown',
      message: 'Names no launch template, so that a default decides whether its volumes are encrypted.',
    },
  },
];
