import { booleanAt, mapsAt, numberAt, valueAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { join } from '../../inventory/value.ts';
import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { check, fail, type Judgement, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { judgeSpan } from './zone-span.ts';

export const cacheHasReplicaZone = check({
  id: 'cache-has-replica-zone',
  title: 'every cache keeps a replica in another Availability Zone',
  why: 'A replica in another zone takes over when the primary is lost; without one the cache starts empty and its load falls on the database.',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/AutoFailover.html',
  controls: {
    'Security Hub': ['ElastiCache.3'],
    'AWS Control Tower': ['CT.ELASTICACHE.PR.3'],
    'ISO 27001:2022': ['A.8.14'],
  },
  needs: {
    subjects: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'],
    types: ['AWS::ElastiCache::SubnetGroup', 'AWS::EC2::Subnet'],
    views: { zones: zonesOfGroup },
  },
  judge(cache, { views: { zones }, resolve }) {
    if (cache.type === 'AWS::ElastiCache::CacheCluster') {
      return fail(
        'Keeps no replica: a cache cluster on its own has none.',
        'Make it an AWS::ElastiCache::ReplicationGroup with a replica in another zone.',
      );
    }
    const named = (): Judgement | undefined => {
      const group = valueAt(cache.properties, 'CacheSubnetGroupName');
      if (group === undefined) return undefined;
      return judgeSpan(resolve(group, 'CacheSubnetGroupName'), zones, 2, {
        spans: 'Its subnet group spans',
        at: 'CacheSubnetGroupName',
        mend: 'Add subnets of other zones to its subnet group.',
      });
    };
    return (
      flawIn([
        () => isOn(cache, 'MultiAZEnabled'),
        () => isOn(cache, 'AutomaticFailoverEnabled'),
        () => lacksReplica(cache),
        named,
      ]) ??
      pass(
        'Keeps a replica in another zone, which takes over by itself: MultiAZEnabled and AutomaticFailoverEnabled are true.',
      )
    );
  },
});

function isOn({ properties }: Resource, path: string): Judgement | undefined {
  const set = booleanAt(properties, path);
  if (set === true) return undefined;
  return fail(`${path} is ${set === undefined ? 'not set, and off by default' : 'false'}.`, `Set ${path} to true.`, {
    at: path,
  });
}

/** Replicas are counted per shard, in one of three ways. */
function lacksReplica({ properties }: Resource): Judgement | undefined {
  const shards = mapsAt(properties, 'NodeGroupConfiguration').map(
    (shard, index) =>
      [numberAt(shard, 'ReplicaCount'), join('NodeGroupConfiguration', `${index}.ReplicaCount`)] as const,
  );
  const perShard = numberAt(properties, 'ReplicasPerNodeGroup');
  const bare = shards.find(([count]) => (count ?? perShard) === 0);
  if (bare) return fail(`${bare[1]} is 0: a shard has no replica.`, `Set ${bare[1]} to 1 or more.`, { at: bare[1] });
  if (shards.length > 0 && shards.every(([count]) => count !== undefined)) return undefined;
  if (perShard !== undefined)
    return perShard > 0
      ? undefined
      : fail('ReplicasPerNodeGroup is 0: a shard has no replica.', 'Set ReplicasPerNodeGroup to 1 or more.', {
          at: 'ReplicasPerNodeGroup',
        });
  const nodes = numberAt(properties, 'NumCacheClusters');
  if (nodes === undefined && (shards.length > 0 || numberAt(properties, 'NumNodeGroups') !== undefined))
    return unknown('The number of replicas per shard is not set.', 'ReplicasPerNodeGroup');
  if ((nodes ?? 1) > 1) return undefined;
  return fail(
    `NumCacheClusters is ${nodes ?? 'not set, and 1 by default'}: there is no replica.`,
    'Set NumCacheClusters to 2 or more.',
    { at: 'NumCacheClusters' },
  );
}
