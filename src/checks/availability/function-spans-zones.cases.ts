import { type Case, given, ref, subnets, unseen } from '../case.ts';

const lambda = (SubnetIds: Parameters<typeof given>[2][string]) =>
  given('AWS::Lambda::Function', 'Report', { VpcConfig: { SubnetIds } });

export const cases: readonly Case[] = [
  {
    name: 'subnets in two zones',
    parameters: [2],
    records: [...subnets('a', 'b'), lambda([ref('SubnetA'), ref('SubnetB')])],
    says: { verdict: 'pass', message: 'Spans 2 (zone-a, zone-b).' },
  },
  {
    name: 'one subnet',
    parameters: [2],
    records: [...subnets('a'), lambda([ref('SubnetA')])],
    says: {
      verdict: 'fail',
      message: 'Spans at most 1 zone: it has 1 subnet (SubnetA).',
      mend: 'Add subnets of other zones to VpcConfig.SubnetIds, until there are 2 zones.',
    },
  },
  {
    name: 'subnets from a parameter without value',
    parameters: [2],
    records: [lambda(unseen('parameter "Subnets" has no value', 'Subnets'))],
    says: { verdict: 'unknown', message: 'VpcConfig.SubnetIds: parameter "Subnets" has no value.' },
  },
  {
    name: 'no VPC',
    parameters: [2],
    records: [given('AWS::Lambda::Function', 'Report', {})],
    says: { verdict: 'not-applicable', message: 'Is in no VPC; Lambda runs it in several zones by itself.' },
  },
];
