import {
  type CacheCluster,
  CreateCacheClusterCommand,
  CreateReplicationGroupCommand,
  type CreateReplicationGroupCommandInput,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import { replicationGroup } from '../../../../aws/elasticache/replication-group.ts';
import type { Clients } from '../../../../aws/clients.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, textIn } from '../../given.ts';
import { lacking } from '../../lacking.ts';
import { notTold } from '../../not-told.ts';
import { textsOf } from '../../texts-of.ts';
import { replicationGroupInput, replicationGroupTakes } from './replication-group-input.ts';

const type = 'AWS::ElastiCache::ReplicationGroup';

/** Told in other words, or of a group made from nothing not at all. */
const unread = [
  'AuthToken',
  'CacheSecurityGroupNames',
  'NodeGroupConfiguration',
  'NumCacheClusters',
  'PreferredCacheClusterAZs',
  'Tags',
];

export const replicationGroupCreator: Creator = {
  type,
  async create(properties, { clients, region, uniqueName }) {
    const name = (textIn(properties, 'ReplicationGroupId') ?? uniqueName(40)).toLowerCase();
    const input = { ...replicationGroupInput(properties), ReplicationGroupId: name };
    const call = new CreateReplicationGroupCommand(input);
    const { ReplicationGroup: made = {} } = await lacking(type, () => clients.elastiCache.send(call));
    const answer = await makeMembers(made, input, clients);
    const told = replicationGroup(made, { kind: 'told', answer }, undefined, region);
    return {
      ref: told.ref,
      attributes: textsOf(told.attributes),
      notTaken: { ...notTold(properties, told.properties, unread), ...leftOut(properties, replicationGroupTakes) },
    };
  },
};

/** AWS makes the members of a group itself, and tells its subnets, version and window of them only; the emulator makes none. */
async function makeMembers(
  { CacheNodeType, MemberClusters = [] }: ReplicationGroup,
  group: CreateReplicationGroupCommandInput,
  { elastiCache }: Clients,
): Promise<readonly CacheCluster[]> {
  const members: CacheCluster[] = [];
  for (const CacheClusterId of MemberClusters) {
    const call = new CreateCacheClusterCommand({
      CacheClusterId,
      ReplicationGroupId: group.ReplicationGroupId,
      CacheNodeType,
      CacheParameterGroupName: group.CacheParameterGroupName,
      CacheSubnetGroupName: group.CacheSubnetGroupName,
      Engine: group.Engine,
      EngineVersion: group.EngineVersion,
      NotificationTopicArn: group.NotificationTopicArn,
      Port: group.Port,
      PreferredMaintenanceWindow: group.PreferredMaintenanceWindow,
      SecurityGroupIds: group.SecurityGroupIds,
    });
    const { CacheCluster } = await lacking('members of a replication group', () => elastiCache.send(call));
    if (CacheCluster) members.push(CacheCluster);
  }
  return members;
}
