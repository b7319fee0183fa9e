import { type Case, given, ref, subnets, unseen } from '../case.ts';

const service = (properties: Parameters<typeof given>[2] = {}) =>
  given('AWS::ECS::Service', 'Shop', {
    NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [ref('SubnetA'), ref('SubnetB')] } },
    ...properties,
  });
const scaled = (MinCapacity: Parameters<typeof given>[2][string]) =>
  given('AWS::ApplicationAutoScaling::ScalableTarget', 'Range', {
    MinCapacity,
    MaxCapacity: 8,
    ResourceId: { text: ['service/main/', ref('Shop', 'Name')] },
    ScalableDimension: 'ecs:service:DesiredCount',
    ServiceNamespace: 'ecs',
  });
const mend = 'Raise DesiredCount, or add subnets of other zones to NetworkConfiguration.AwsvpcConfiguration.Subnets.';

export const cases: readonly Case[] = [
  {
    name: 'two tasks over two zones',
    parameters: [1],
    records: [...subnets('a', 'b'), service({ DesiredCount: '2' })],
    says: { verdict: 'pass', message: 'DesiredCount 2 over 2 zones leaves 1 when the fullest is lost.' },
  },
  {
    name: 'one task by default',
    parameters: [1],
    records: [...subnets('a', 'b'), service()],
    says: { verdict: 'fail', message: 'DesiredCount, 1 by default, cannot leave 1 when a zone is lost.', mend },
  },
  {
    name: 'two tasks that scaling may bring down to one',
    parameters: [1],
    records: [...subnets('a', 'b'), service({ DesiredCount: 2 }), scaled(1)],
    says: {
      verdict: 'fail',
      message: 'MinCapacity 1 of Range cannot leave 1 when a zone is lost.',
      mend: 'Raise MinCapacity of Range, or add subnets of other zones to NetworkConfiguration.AwsvpcConfiguration.Subnets.',
    },
  },
  {
    name: 'scaling between two and eight',
    parameters: [1],
    records: [...subnets('a', 'b'), service({ DesiredCount: 1 }), scaled(2)],
    says: { verdict: 'pass', message: 'MinCapacity 2 of Range over 2 zones leaves 1 when the fullest is lost.' },
  },
  {
    name: 'two tasks in one zone',
    parameters: [1],
    records: [
      ...subnets('a'),
      service({
        DesiredCount: 2,
        NetworkConfiguration: { AwsvpcConfiguration: { Subnets: [ref('SubnetA')] } },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'DesiredCount 2 over 1 zone leaves 0 when the fullest is lost; 1 must be left.',
      mend,
    },
  },
  {
    name: 'a count that was not seen',
    parameters: [1],
    records: [...subnets('a', 'b'), service({ DesiredCount: unseen('parameter "Tasks" has no value', 'Tasks') })],
    says: { verdict: 'unknown', message: 'DesiredCount: parameter "Tasks" has no value.' },
  },
  {
    name: 'tasks in the network of their instances',
    parameters: [1],
    records: [given('AWS::ECS::Service', 'Shop', { DesiredCount: 2 })],
    says: {
      verdict: 'unknown',
      message: 'DesiredCount 2; its tasks lie where the instances of its cluster do, which is not told here.',
    },
  },
  {
    name: 'a task on every instance',
    parameters: [1],
    records: [given('AWS::ECS::Service', 'Agent', { SchedulingStrategy: 'DAEMON' })],
    says: { verdict: 'not-applicable', message: 'Runs one task on every instance of its cluster (DAEMON).' },
  },
];
