import type { CacheCluster, Endpoint, NodeGroup, ReplicationGroup, Tag } from '@aws-sdk/client-elasticache';
import type { ValueMap } from '../../../inventory/value.ts';
import type { Detail, Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** What AWS tells of a replication group's members only, each of which has the same. */
const byMembers = {
  CacheParameterGroupName: ({ CacheParameterGroup }) => CacheParameterGroup?.CacheParameterGroupName,
  CacheSubnetGroupName: ({ CacheSubnetGroupName }) => CacheSubnetGroupName,
  EngineVersion: ({ EngineVersion }) => EngineVersion,
  NotificationTopicArn: ({ NotificationConfiguration }) => NotificationConfiguration?.TopicArn,
  PreferredMaintenanceWindow: ({ PreferredMaintenanceWindow }) => PreferredMaintenanceWindow,
  SecurityGroupIds: ({ SecurityGroups }) =>
    SecurityGroups?.flatMap(({ SecurityGroupId }) => SecurityGroupId ?? []).toSorted(),
} as const satisfies Readonly<Record<string, (member: CacheCluster) => unknown>>;

/** What AWS always tells, so that an answer without it leaves it open. */
const always = [
  'AtRestEncryptionEnabled',
  'AutomaticFailoverEnabled',
  'CacheSubnetGroupName',
  'EngineVersion',
  'MultiAZEnabled',
  'PreferredMaintenanceWindow',
  'SecurityGroupIds',
  'TransitEncryptionEnabled',
];

/** A replication group, from DescribeReplicationGroups, its members in DescribeCacheClusters, and its tags. */
export function replicationGroup(
  told: ReplicationGroup,
  members: Detail<readonly CacheCluster[]>,
  tags: readonly Tag[] | undefined,
  region: string,
): Mapped {
  const properties = { ...toldValues(own(told)), ...ofMembers(members) };
  const missing = always.filter((key) => !(key in properties));
  const untold = {
    ...Object.fromEntries(missing.map((key) => [key, 'neither the group nor its members told it'])),
    ...(told.AuthTokenEnabled === true && { AuthToken: 'ElastiCache shows it to nobody' }),
  };
  return {
    type: 'AWS::ElastiCache::ReplicationGroup',
    ref: told.ReplicationGroupId ?? '',
    ...(told.ARN === undefined ? {} : { arn: told.ARN }),
    region,
    tags: tagMap(tags),
    properties,
    attributes: attributes(told),
    ...(Object.keys(untold).length === 0 ? {} : { untold }),
    api: 'elasticache:DescribeReplicationGroups',
  };
}

function ofMembers(members: Detail<readonly CacheCluster[]>): ValueMap {
  const keys = Object.entries(byMembers);
  switch (members.kind) {
    case 'absent':
      return {};
    case 'unseen':
      return Object.fromEntries(keys.map(([key]) => [key, members.value]));
    case 'told': {
      const [member] = members.answer;
      return toldValues(Object.fromEntries(keys.map(([key, read]) => [key, member && read(member)])));
    }
  }
}

function own(told: ReplicationGroup): object {
  return {
    ReplicationGroupId: told.ReplicationGroupId,
    ReplicationGroupDescription: told.Description,
    GlobalReplicationGroupId: told.GlobalReplicationGroupInfo?.GlobalReplicationGroupId,
    Engine: told.Engine,
    CacheNodeType: told.CacheNodeType,
    ClusterMode: told.ClusterMode,
    ...shards(told),
    Port: told.ConfigurationEndpoint?.Port ?? told.NodeGroups?.[0]?.PrimaryEndpoint?.Port,
    MultiAZEnabled: told.MultiAZ === undefined ? undefined : told.MultiAZ === 'enabled',
    // While it is being switched it is not yet on, or no longer.
    AutomaticFailoverEnabled: told.AutomaticFailover === undefined ? undefined : told.AutomaticFailover === 'enabled',
    AtRestEncryptionEnabled: told.AtRestEncryptionEnabled,
    KmsKeyId: told.KmsKeyId,
    TransitEncryptionEnabled: told.TransitEncryptionEnabled,
    TransitEncryptionMode: told.TransitEncryptionMode,
    UserGroupIds: told.UserGroupIds?.toSorted(),
    AutoMinorVersionUpgrade: told.AutoMinorVersionUpgrade,
    DataTieringEnabled: told.DataTiering === undefined ? undefined : told.DataTiering === 'enabled',
    IpDiscovery: told.IpDiscovery,
    NetworkType: told.NetworkType,
    LogDeliveryConfigurations: told.LogDeliveryConfigurations?.map((one) => ({
      DestinationDetails: one.DestinationDetails,
      DestinationType: one.DestinationType,
      LogFormat: one.LogFormat,
      LogType: one.LogType,
    })),
    SnapshotRetentionLimit: told.SnapshotRetentionLimit,
    SnapshotWindow: told.SnapshotWindow,
    SnapshottingClusterId: told.SnapshottingClusterId,
  };
}

/** How many shards, and replicas in each: one number where all have as many, otherwise one for each. */
function shards({ ClusterEnabled, MemberClusters, NodeGroups = [] }: ReplicationGroup): object {
  const [first, ...others] = NodeGroups.map(replicas);
  const isEven = others.every((count) => count === first);
  return {
    NumNodeGroups: NodeGroups.length > 0 ? NodeGroups.length : undefined,
    NumCacheClusters: ClusterEnabled === false ? MemberClusters?.length : undefined,
    ReplicasPerNodeGroup: isEven ? first : undefined,
    NodeGroupConfiguration: isEven
      ? undefined
      : NodeGroups.map((group) => ({
          NodeGroupId: group.NodeGroupId,
          ReplicaCount: replicas(group),
          Slots: group.Slots,
        })),
  };
}

function replicas({ NodeGroupMembers = [] }: NodeGroup): number {
  return Math.max(0, NodeGroupMembers.length - 1);
}

function attributes(told: ReplicationGroup): ValueMap {
  const [first] = told.NodeGroups ?? [];
  const reads = (first?.NodeGroupMembers ?? []).flatMap(({ ReadEndpoint }) => ReadEndpoint ?? []);
  return toldValues({
    Status: told.Status,
    MemberClusters: told.MemberClusters?.toSorted(),
    ...endpoint('ConfigurationEndPoint', told.ConfigurationEndpoint),
    ...endpoint('PrimaryEndPoint', first?.PrimaryEndpoint),
    ...endpoint('ReaderEndPoint', first?.ReaderEndpoint),
    'ReadEndPoint.Addresses.List': reads.map(({ Address }) => Address),
    'ReadEndPoint.Ports.List': reads.map(({ Port }) => String(Port)),
  });
}

function endpoint(name: string, at: Endpoint | undefined): object {
  return {
    [`${name}.Address`]: at?.Address,
    [`${name}.Port`]: at?.Port === undefined ? undefined : String(at.Port),
  };
}
