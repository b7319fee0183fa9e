import {
  type CacheCluster,
  paginateDescribeCacheClusters,
  paginateDescribeReplicationGroups,
  type ReplicationGroup,
} from '@aws-sdk/client-elasticache';
import type { Collector, Detail } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { elasticacheTags } from './elasticache-tags.ts';
import { replicationGroup } from './replication-group.ts';

const type = 'AWS::ElastiCache::ReplicationGroup';
const gone = ['ReplicationGroupNotFoundFault'];

export const replicationGroupCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const client = place.clients.elastiCache;
    const pages = () => paginateDescribeReplicationGroups({ client, pageSize: 100 }, {});
    const groups = await place.listed([type], () => everyPage(pages(), ({ ReplicationGroups }) => ReplicationGroups));
    if (!groups || groups.length === 0) return [];
    const nodes = () => paginateDescribeCacheClusters({ client, pageSize: 100 }, {});
    const members = await place.detail(() => everyPage(nodes(), ({ CacheClusters }) => CacheClusters));
    return stillThere(groups, 4, async (group) => {
      const tags = await elasticacheTags(place, type, gone, group.ARN);
      return [replicationGroup(group, membersOf(group, members), tags, place.region)];
    });
  },
};

function membersOf(
  { MemberClusters = [] }: ReplicationGroup,
  members: Detail<readonly CacheCluster[]>,
): Detail<readonly CacheCluster[]> {
  if (members.kind !== 'told') return members;
  const answer = members.answer.filter(({ CacheClusterId = '' }) => MemberClusters.includes(CacheClusterId));
  return { kind: 'told', answer };
}
