import { type Case, given, ref, subnets, unseen } from '../case.ts';

const service = (Subnets: Parameters<typeof given>[2][string]) =>
  given('AWS::ECS::Service', 'Shop', { NetworkConfiguration: { AwsvpcConfiguration: { Subnets } } });

export const cases: readonly Case[] = [
  {
    name: 'subnets in two zones',
    parameters: [2],
    records: [...subnets('a', 'b'), service([ref('SubnetA'), ref('SubnetB')])],
    says: { verdict: 'pass', message: 'Spans 2 (zone-a, zone-b).' },
  },
  {
    name: 'one subnet',
    parameters: [2],
    records: [...subnets('a'), service([ref('SubnetA')])],
    says: {
      verdict: 'fail',
      message: 'Spans at most 1 zone: it has 1 subnet (SubnetA).',
      mend: 'Add subnets of other zones to NetworkConfiguration.AwsvpcConfiguration.Subnets, until there are 2 zones.',
    },
  },
  {
    name: 'subnets from a parameter without value',
    parameters: [2],
    records: [service(unseen('parameter "Subnets" has no value', 'Subnets'))],
    says: {
      verdict: 'unknown',
      message: 'NetworkConfiguration.AwsvpcConfiguration.Subnets: parameter "Subnets" has no value.',
    },
  },
  {
    name: 'tasks in the network of their instances',
    parameters: [2],
    records: [given('AWS::ECS::Service', 'Shop', {})],
    says: {
      verdict: 'not-applicable',
      message: 'Names no subnets; its tasks lie where the instances of its cluster do.',
    },
  },
];
