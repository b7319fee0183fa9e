import { type Case, given, ref, subnets, unseen } from '../case.ts';

const cache = (properties: Parameters<typeof given>[2]) =>
  given('AWS::ElastiCache::ReplicationGroup', 'Sessions', properties);
const on = { MultiAZEnabled: 'true', AutomaticFailoverEnabled: true };
const passes = {
  verdict: 'pass',
  message:
    'Keeps a replica in another zone, which takes over by itself: MultiAZEnabled and AutomaticFailoverEnabled are true.',
} as const;

export const cases: readonly Case[] = [
  {
    name: 'two nodes in two zones',
    records: [
      ...subnets('a', 'b'),
      given('AWS::ElastiCache::SubnetGroup', 'Caches', { SubnetIds: [ref('SubnetA'), ref('SubnetB')] }),
      cache({ ...on, NumCacheClusters: 2, CacheSubnetGroupName: ref('Caches') }),
    ],
    says: passes,
  },
  {
    name: 'shards with a replica each',
    records: [cache({ ...on, NumNodeGroups: 2, ReplicasPerNodeGroup: 1 })],
    says: passes,
  },
  {
    name: 'shards listed one by one',
    records: [cache({ ...on, NodeGroupConfiguration: [{ ReplicaCount: 1 }, { ReplicaCount: 2 }] })],
    says: passes,
  },
  {
    name: 'one shard of two without a replica',
    records: [cache({ ...on, NodeGroupConfiguration: [{ ReplicaCount: 1 }, { ReplicaCount: 0 }] })],
    says: {
      verdict: 'fail',
      message: 'NodeGroupConfiguration.1.ReplicaCount is 0: a shard has no replica.',
      mend: 'Set NodeGroupConfiguration.1.ReplicaCount to 1 or more.',
    },
  },
  {
    name: 'no Multi-AZ',
    records: [cache({ AutomaticFailoverEnabled: true, NumCacheClusters: 2 })],
    says: {
      verdict: 'fail',
      message: 'MultiAZEnabled is not set, and off by default.',
      mend: 'Set MultiAZEnabled to true.',
    },
  },
  {
    name: 'failover off, which decides whatever was not seen besides',
    records: [
      cache({
        MultiAZEnabled: unseen('parameter "Spread" has no value', 'Spread'),
        AutomaticFailoverEnabled: 'false',
        NumCacheClusters: 2,
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'AutomaticFailoverEnabled is false.',
      mend: 'Set AutomaticFailoverEnabled to true.',
    },
  },
  {
    name: 'one node',
    records: [cache({ ...on, NumCacheClusters: 1 })],
    says: {
      verdict: 'fail',
      message: 'NumCacheClusters is 1: there is no replica.',
      mend: 'Set NumCacheClusters to 2 or more.',
    },
  },
  {
    name: 'a subnet group of one zone',
    records: [
      ...subnets('a'),
      given('AWS::ElastiCache::SubnetGroup', 'Caches', { SubnetIds: [ref('SubnetA')] }),
      cache({ ...on, NumCacheClusters: 2, CacheSubnetGroupName: ref('Caches') }),
    ],
    says: {
      verdict: 'fail',
      message: 'Its subnet group spans at most 1 zone: it has 1 subnet (SubnetA).',
      mend: 'Add subnets of other zones to its subnet group.',
    },
  },
  {
    name: 'shards, and no word of replicas',
    records: [cache({ ...on, NumNodeGroups: 2 })],
    says: { verdict: 'unknown', message: 'The number of replicas per shard is not set.' },
  },
  {
    name: 'the number of nodes from a parameter without value',
    records: [cache({ ...on, NumCacheClusters: unseen('parameter "Nodes" has no value', 'Nodes') })],
    says: { verdict: 'unknown', message: 'NumCacheClusters: parameter "Nodes" has no value.' },
  },
  {
    name: 'no cache',
    records: [],
    says: {
      verdict: 'not-applicable',
      message: 'There is no AWS::ElastiCache::ReplicationGroup, AWS::ElastiCache::CacheCluster.',
    },
  },
  {
    name: 'a cache cluster on its own',
    records: [given('AWS::ElastiCache::CacheCluster', 'Cache', {})],
    says: {
      verdict: 'fail',
      message: 'Keeps no replica: a cache cluster on its own has none.',
      mend: 'Make it an AWS::ElastiCache::ReplicationGroup with a replica in another zone.',
    },
  },
];
