import { type Case, given, ref, subnets, unseen } from '../case.ts';

const subject = (properties: Parameters<typeof given>[2]) => given('AWS::EKS::Cluster', 'Services', properties);

export const cases: readonly Case[] = [
  {
    name: 'subnets in three zones',
    parameters: [3],
    records: [
      ...subnets('a', 'b', 'c'),
      subject({ ResourcesVpcConfig: { SubnetIds: [ref('SubnetA'), ref('SubnetB'), ref('SubnetC')] } }),
    ],
    says: { verdict: 'pass', message: 'Spans 3 (zone-a, zone-b, zone-c).' },
  },
  {
    name: 'subnets in two zones of three',
    parameters: [3],
    records: [...subnets('a', 'b'), subject({ ResourcesVpcConfig: { SubnetIds: [ref('SubnetA'), ref('SubnetB')] } })],
    says: {
      verdict: 'fail',
      message: 'Spans at most 2 zones: it has 2 subnets (SubnetA, SubnetB).',
      mend: 'Add subnets of other zones to ResourcesVpcConfig.SubnetIds, until there are 3 zones.',
    },
  },
  {
    name: 'subnets from a parameter without value',
    parameters: [3],
    records: [subject({ ResourcesVpcConfig: { SubnetIds: unseen('parameter "Subnets" has no value', 'Subnets') } })],
    says: { verdict: 'unknown', message: 'ResourcesVpcConfig.SubnetIds: parameter "Subnets" has no value.' },
  },
  {
    name: 'no cluster',
    parameters: [3],
    records: [],
    says: { verdict: 'not-applicable', message: 'There is no AWS::EKS::Cluster.' },
  },
];
