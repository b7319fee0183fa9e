import { type Case, given, ref, subnets, unseen } from '../case.ts';

const subject = (properties: Parameters<typeof given>[2]) =>
  given('AWS::AutoScaling::AutoScalingGroup', 'Web', properties);
const mend = 'Raise MinSize, or add subnets of other zones to VPCZoneIdentifier.';

export const cases: readonly Case[] = [
  {
    name: 'three instances over three zones',
    parameters: [2],
    records: [
      ...subnets('a', 'b', 'c'),
      subject({ MinSize: '3', VPCZoneIdentifier: [ref('SubnetA'), ref('SubnetB'), ref('SubnetC')] }),
    ],
    says: { verdict: 'pass', message: 'MinSize 3 over 3 zones leaves 2 when the fullest is lost.' },
  },
  {
    name: 'four instances over three zones: the fullest holds two',
    parameters: [3],
    records: [
      ...subnets('a', 'b', 'c'),
      subject({ MinSize: 4, VPCZoneIdentifier: [ref('SubnetA'), ref('SubnetB'), ref('SubnetC')] }),
    ],
    says: {
      verdict: 'fail',
      message: 'MinSize 4 over 3 zones leaves 2 when the fullest is lost; 3 must be left.',
      mend,
    },
  },
  {
    name: 'all in one zone, however many',
    parameters: [1],
    records: [...subnets('a'), subject({ MinSize: 10, VPCZoneIdentifier: [ref('SubnetA')] })],
    says: {
      verdict: 'fail',
      message: 'MinSize 10 over 1 zone leaves 0 when the fullest is lost; 1 must be left.',
      mend,
    },
  },
  {
    name: 'one instance, wherever it is',
    parameters: [1],
    records: [subject({ MinSize: 1, VPCZoneIdentifier: unseen('parameter "Subnets" has no value', 'Subnets') })],
    says: { verdict: 'fail', message: 'MinSize 1 cannot leave 1 when a zone is lost.', mend },
  },
  {
    name: 'subnets that were not seen',
    parameters: [1],
    records: [subject({ MinSize: 2, VPCZoneIdentifier: unseen('parameter "Subnets" has no value', 'Subnets') })],
    says: { verdict: 'unknown', message: 'VPCZoneIdentifier: parameter "Subnets" has no value.' },
  },
  {
    name: 'no group',
    parameters: [1],
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no AWS::AutoScaling::AutoScalingGroup.' },
  },
];
