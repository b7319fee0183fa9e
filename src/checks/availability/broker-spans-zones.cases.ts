import { type Case, given, ref, subnets, unseen } from '../case.ts';

const kafka = (...zones: readonly string[]) =>
  given('AWS::MSK::Cluster', 'Events', {
    BrokerNodeGroupInfo: { ClientSubnets: zones.map((zone) => ref(`Subnet${zone}`)) },
  });
const mq = (DeploymentMode: Parameters<typeof given>[2][string]) =>
  given('AWS::AmazonMQ::Broker', 'Messages', { DeploymentMode });

export const cases: readonly Case[] = [
  {
    name: 'Kafka over three zones',
    parameters: [3],
    records: [...subnets('a', 'b', 'c'), kafka('A', 'B', 'C')],
    says: { verdict: 'pass', message: 'Spans 3 (zone-a, zone-b, zone-c).' },
  },
  {
    name: 'Kafka over two of three zones',
    parameters: [3],
    records: [...subnets('a', 'b'), kafka('A', 'B')],
    says: {
      verdict: 'fail',
      message: 'Spans at most 2 zones: it has 2 subnets (SubnetA, SubnetB).',
      mend: 'Add subnets of other zones to BrokerNodeGroupInfo.ClientSubnets, until there are 3 zones; that replaces the cluster.',
    },
  },
  {
    name: 'an active and a standby broker',
    parameters: [2],
    records: [mq('ACTIVE_STANDBY_MULTI_AZ')],
    says: { verdict: 'pass', message: 'DeploymentMode is ACTIVE_STANDBY_MULTI_AZ, which spans 2 zones.' },
  },
  {
    name: 'a single broker',
    parameters: [2],
    records: [mq('SINGLE_INSTANCE')],
    says: {
      verdict: 'fail',
      message: 'DeploymentMode is SINGLE_INSTANCE, which spans 1 zone.',
      mend: 'Set DeploymentMode to ACTIVE_STANDBY_MULTI_AZ (ActiveMQ) or CLUSTER_MULTI_AZ (RabbitMQ).',
    },
  },
  {
    name: 'a mode that was not seen',
    parameters: [2],
    records: [mq(unseen('parameter "Mode" has no value', 'Mode'))],
    says: { verdict: 'unknown', message: 'DeploymentMode: parameter "Mode" has no value.' },
  },
];
