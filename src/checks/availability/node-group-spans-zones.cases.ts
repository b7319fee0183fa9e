import { type Case, given, ref, subnets } from '../case.ts';

const subject = (properties: Parameters<typeof given>[2]) => given('AWS::EKS::Nodegroup', 'Workers', properties);

export const cases: readonly Case[] = [
  {
    name: 'subnets in two zones',
    parameters: [2],
    records: [...subnets('a', 'b'), subject({ Subnets: [ref('SubnetA'), ref('SubnetB')] })],
    says: { verdict: 'pass', message: 'Spans 2 (zone-a, zone-b).' },
  },
  {
    name: 'one subnet',
    parameters: [2],
    records: [...subnets('a', 'b'), subject({ Subnets: [ref('SubnetB')] })],
    says: {
      verdict: 'fail',
      message: 'Spans at most 1 zone: it has 1 subnet (SubnetB).',
      mend: 'Add subnets of other zones to Subnets, until there are 2 zones.',
    },
  },
  {
    name: 'a subnet that leaves its zone to AWS',
    parameters: [2],
    records: [
      ...subnets('a'),
      given('AWS::EC2::Subnet', 'SubnetB', {}),
      subject({ Subnets: [ref('SubnetA'), ref('SubnetB')] }),
    ],
    says: { verdict: 'unknown', message: 'AvailabilityZone: subnet SubnetB names no zone, so AWS chooses one.' },
  },
  {
    name: 'no node group',
    parameters: [2],
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no AWS::EKS::Nodegroup.' },
  },
];
