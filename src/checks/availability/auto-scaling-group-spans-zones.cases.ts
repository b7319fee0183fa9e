import { type Case, given, ref, subnets, unseen } from '../case.ts';

const subject = (properties: Parameters<typeof given>[2]) =>
  given('AWS::AutoScaling::AutoScalingGroup', 'Web', properties);

export const cases: readonly Case[] = [
  {
    name: 'three subnets in three zones',
    parameters: [3],
    records: [
      ...subnets('a', 'b', 'c'),
      subject({ VPCZoneIdentifier: [ref('SubnetA'), ref('SubnetB'), ref('SubnetC')] }),
    ],
    says: { verdict: 'pass', message: 'Spans 3 (zone-a, zone-b, zone-c).' },
  },
  {
    name: 'two subnets in one zone',
    parameters: [2],
    records: [
      ...subnets('a', 'b'),
      given('AWS::EC2::Subnet', 'SubnetA2', { AvailabilityZone: 'zone-a' }),
      subject({ VPCZoneIdentifier: [ref('SubnetA'), ref('SubnetA2')] }),
    ],
    says: {
      verdict: 'fail',
      message: 'Spans 1 (zone-a).',
      mend: 'Add subnets of other zones to VPCZoneIdentifier, until there are 2 zones.',
    },
  },
  {
    name: 'subnets from a parameter without value',
    parameters: [2],
    records: [subject({ VPCZoneIdentifier: unseen('parameter "Subnets" has no value', 'Subnets') })],
    says: { verdict: 'unknown', message: 'VPCZoneIdentifier: parameter "Subnets" has no value.' },
  },
  {
    name: 'no group at all',
    parameters: [2],
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no AWS::AutoScaling::AutoScalingGroup.' },
  },
];
