import { type Case, given, ref, subnets, unseen } from '../case.ts';

const fileSystem = (properties: Parameters<typeof given>[2] = {}) => given('AWS::EFS::FileSystem', 'Media', properties);
const target = (name: string, subnet: string) =>
  given('AWS::EFS::MountTarget', name, { FileSystemId: ref('Media'), SubnetId: ref(subnet) });

export const cases: readonly Case[] = [
  {
    name: 'mount targets in two zones',
    parameters: [2],
    records: [...subnets('a', 'b'), fileSystem(), target('First', 'SubnetA'), target('Second', 'SubnetB')],
    says: { verdict: 'pass', message: 'Is mounted in 2 (zone-a, zone-b).' },
  },
  {
    name: 'one mount target',
    parameters: [2],
    records: [...subnets('a', 'b'), fileSystem(), target('First', 'SubnetA')],
    says: {
      verdict: 'fail',
      message: 'Is mounted in at most 1 zone: it has 1 subnet (SubnetA).',
      mend: 'Add an AWS::EFS::MountTarget in a subnet of another zone, until there are 2 zones.',
    },
  },
  {
    name: 'a One Zone file system',
    parameters: [2],
    records: [fileSystem({ AvailabilityZoneName: 'eu-west-1a' })],
    says: {
      verdict: 'fail',
      message: 'Lies in one zone, eu-west-1a: AvailabilityZoneName is set.',
      mend: 'Leave AvailabilityZoneName out, so that the file system is regional; that replaces it.',
    },
  },
  {
    name: 'no mount target',
    parameters: [2],
    records: [fileSystem()],
    says: {
      verdict: 'fail',
      message: 'Is mounted nowhere: it has no mount target.',
      mend: 'Add an AWS::EFS::MountTarget in a subnet of another zone, until there are 2 zones.',
    },
  },
  {
    name: 'a mount target whose file system was not seen',
    parameters: [2],
    records: [
      fileSystem(),
      given('AWS::EFS::MountTarget', 'First', { FileSystemId: unseen('parameter "Files" has no value', 'Files') }),
    ],
    says: { verdict: 'unknown', message: 'First.FileSystemId: parameter "Files" has no value.' },
  },
];
