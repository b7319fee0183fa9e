import {
  type CacheCluster,
  CreateCacheClusterCommand,
  type CreateCacheClusterCommandInput,
  CreateReplicationGroupCommand,
  type CreateReplicationGroupCommandInput,
  DescribeCacheClustersCommand,
  DescribeUserGroupsCommand,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import { randomUUID } from 'node:crypto';
import { answerHas } from '../deploy/answer-has.ts';
import { isLack } from '../deploy/lacking.ts';
import type { ProbePlace, Trap } from '../trap.ts';

const type = 'AWS::ElastiCache::ReplicationGroup';

/** Where moto tells other caches than those that were made. */
export const elasticacheTraps: readonly Trap[] = [
  {
    type,
    property: 'SecurityGroupIds',
    explanation:
      'Are told of no member of a group, so that it stays unknown who reaches a cache and what it reaches, which a template decides.',
    probe: async (place) => (await memberMade(place, { SecurityGroupIds: ['sg-1'] })).SecurityGroups === undefined,
  },
  {
    type,
    property: 'CacheSubnetGroupName',
    explanation:
      'Is told of the members of a group only, and none are made with it, nor its engine version and maintenance window told. The creator makes them, so that no verdict changes.',
    isMended: true,
    probe: async (place) => {
      const { MemberClusters = [] } = await cacheMade(place, { CacheSubnetGroupName: 'probe' });
      const { CacheClusters = [] } = await place.clients.elastiCache.send(new DescribeCacheClustersCommand({}));
      return !CacheClusters.some(({ CacheClusterId = '' }) => MemberClusters.includes(CacheClusterId));
    },
  },
  {
    type,
    property: 'CacheParameterGroupName',
    explanation: 'Is taken and not told again. No check reads it.',
    probe: async (place) =>
      (await memberMade(place, { CacheParameterGroupName: 'probe' })).CacheParameterGroup === undefined,
  },
  {
    type,
    property: 'NotificationTopicArn',
    explanation: 'Is taken and not told again. No check reads it.',
    probe: async (place) => {
      const NotificationTopicArn = `arn:aws:sns:${place.region}:${place.account}:probe`;
      return (await memberMade(place, { NotificationTopicArn })).NotificationConfiguration === undefined;
    },
  },
  {
    type,
    property: 'NumCacheClusters',
    explanation:
      'Is ignored: a group of three nodes has one, and would fail for want of a replica. The creator counts replicas by shard, so that no verdict changes.',
    isMended: true,
    probe: async (place) => (await cacheMade(place, { NumCacheClusters: 3 })).MemberClusters?.length === 1,
  },
  {
    type,
    property: 'PrimaryEndPoint.Address',
    explanation:
      'Names us-east-1 in every region (it is an attribute): a workload that is given this address would fail for leading to a cache of another region.',
    probe: async (place) => {
      const { NodeGroups } = await cacheMade(place, {});
      return (
        NodeGroups?.[0]?.PrimaryEndpoint?.Address?.includes('.use1.cache.') === true && place.region !== 'us-east-1'
      );
    },
  },
  {
    type,
    property: 'UserGroupIds',
    explanation: 'moto does not know user groups, so that what was not made cannot be named. No check reads it.',
    probe: lacksUserGroups,
  },
  {
    type: 'AWS::ElastiCache::UserGroup',
    property: '',
    explanation: 'moto does not know user groups: none is made or seen. No check reads them.',
    probe: lacksUserGroups,
  },
];

async function lacksUserGroups({ clients }: ProbePlace): Promise<boolean> {
  try {
    await clients.elastiCache.send(new DescribeUserGroupsCommand({}));
    return false;
  } catch (error) {
    return isLack(error);
  }
}

async function cacheMade(
  { clients }: ProbePlace,
  asked: Partial<CreateReplicationGroupCommandInput>,
): Promise<ReplicationGroup> {
  const names = { ReplicationGroupId: named(), ReplicationGroupDescription: 'probe' };
  const call = new CreateReplicationGroupCommand({ ...names, Engine: 'valkey', ...asked });
  const { ReplicationGroup } = await clients.elastiCache.send(call);
  return answerHas(ReplicationGroup, 'the group that was made', 'CreateReplicationGroup');
}

async function memberMade(
  { clients }: ProbePlace,
  asked: Omit<CreateCacheClusterCommandInput, 'CacheClusterId'>,
): Promise<CacheCluster> {
  const CacheClusterId = named();
  const names = { CacheClusterId, CacheNodeType: 'cache.m6g.large', Engine: 'valkey' };
  await clients.elastiCache.send(new CreateCacheClusterCommand({ ...names, ...asked }));
  const { CacheClusters } = await clients.elastiCache.send(new DescribeCacheClustersCommand({ CacheClusterId }));
  return answerHas(CacheClusters?.[0], 'the cluster that was made', 'DescribeCacheClusters');
}

/** Probes of one run may share an account. */
function named(): string {
  return `probe-${randomUUID().slice(0, 8)}`;
}
