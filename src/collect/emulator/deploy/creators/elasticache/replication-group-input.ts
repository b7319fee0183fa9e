import type { CreateReplicationGroupCommandInput } from '@aws-sdk/client-elasticache';
import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, numberIn, tagsIn, textIn, textsIn, truthIn } from '../../given.ts';

const texts = [
  'AuthToken',
  'CacheNodeType',
  'CacheParameterGroupName',
  'CacheSubnetGroupName',
  'Engine',
  'EngineVersion',
  'GlobalReplicationGroupId',
  'IpDiscovery',
  'KmsKeyId',
  'NetworkType',
  'NotificationTopicArn',
  'PreferredMaintenanceWindow',
  'PrimaryClusterId',
  'ReplicationGroupDescription',
  'SnapshotName',
  'SnapshotWindow',
  'TransitEncryptionMode',
];
const numbers = ['Port', 'SnapshotRetentionLimit'];
const truths = [
  'AtRestEncryptionEnabled',
  'AutoMinorVersionUpgrade',
  'AutomaticFailoverEnabled',
  'DataTieringEnabled',
  'MultiAZEnabled',
  'TransitEncryptionEnabled',
];
const lists = [
  'CacheSecurityGroupNames',
  'PreferredCacheClusterAZs',
  'SecurityGroupIds',
  'SnapshotArns',
  'UserGroupIds',
];

/** Every property that the input below is made of. */
export const replicationGroupTakes: readonly string[] = [
  ...texts,
  ...numbers,
  ...truths,
  ...lists,
  'ClusterMode',
  'LogDeliveryConfigurations',
  'NodeGroupConfiguration',
  'NumCacheClusters',
  'NumNodeGroups',
  'ReplicasPerNodeGroup',
  'ReplicationGroupId',
  'Tags',
];

/** What CreateReplicationGroup takes, all but the identifier; what the template leaves out is left out here. */
export function replicationGroupInput(
  properties: Concrete,
): Omit<CreateReplicationGroupCommandInput, 'ReplicationGroupId'> {
  const logs = mapsIn(properties, 'LogDeliveryConfigurations');
  const input = {
    ReplicationGroupDescription: textIn(properties, 'ReplicationGroupDescription'),
    ...Object.fromEntries(texts.map((key) => [key, textIn(properties, key)])),
    ...Object.fromEntries(numbers.map((key) => [key, numberIn(properties, key)])),
    ...Object.fromEntries(truths.map((key) => [key, truthIn(properties, key)])),
    ...Object.fromEntries(lists.map((key) => [key, some(textsIn(properties, key))])),
    LogDeliveryConfigurations: some(logs),
    ...shards(properties),
    Tags: tagsIn(properties),
  };
  return input as Omit<CreateReplicationGroupCommandInput, 'ReplicationGroupId'>;
}

/**
 * The same shards and replicas in the way that the emulator understands: it counts replicas by shard only, looks a shard's
 * configuration up by its id, and wants to be told that cluster mode is on where AWS goes by the parameter group.
 */
function shards(properties: Concrete): object {
  const configured = mapsIn(properties, 'NodeGroupConfiguration');
  const nodes = numberIn(properties, 'NumCacheClusters');
  const count = numberIn(properties, 'NumNodeGroups') ?? Math.max(1, configured.length);
  const isClustered = count > 1 || textIn(properties, 'CacheParameterGroupName')?.endsWith('.cluster.on') === true;
  return {
    ClusterMode: textIn(properties, 'ClusterMode') ?? (isClustered ? 'enabled' : undefined),
    NumNodeGroups: count,
    ReplicasPerNodeGroup:
      numberIn(properties, 'ReplicasPerNodeGroup') ??
      numberIn(mapIn(properties, 'NodeGroupConfiguration') ?? {}, 'ReplicaCount') ??
      (nodes === undefined ? undefined : nodes - 1),
    NodeGroupConfiguration: some(
      configured.map((one, index) => ({
        NodeGroupId: textIn(one, 'NodeGroupId') ?? String(index + 1).padStart(4, '0'),
        PrimaryAvailabilityZone: textIn(one, 'PrimaryAvailabilityZone'),
        ReplicaAvailabilityZones: some(textsIn(one, 'ReplicaAvailabilityZones')),
        ReplicaCount: numberIn(one, 'ReplicaCount'),
        Slots: textIn(one, 'Slots'),
      })),
    ),
  };
}

function some<Item>(items: readonly Item[]): readonly Item[] | undefined {
  return items.length > 0 ? items : undefined;
}
