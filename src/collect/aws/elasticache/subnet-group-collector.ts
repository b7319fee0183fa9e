import { paginateDescribeCacheSubnetGroups } from '@aws-sdk/client-elasticache';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { elasticacheTags } from './elasticache-tags.ts';
import { cacheSubnetGroup } from './subnet-group.ts';

const type = 'AWS::ElastiCache::SubnetGroup';
const gone = ['CacheSubnetGroupNotFoundFault'];

export const cacheSubnetGroupCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const pages = () => paginateDescribeCacheSubnetGroups({ client: place.clients.elastiCache, pageSize: 100 }, {});
    const groups = await place.listed([type], () => everyPage(pages(), ({ CacheSubnetGroups }) => CacheSubnetGroups));
    return stillThere(groups ?? [], 4, async (group) => {
      const tags = await elasticacheTags(place, type, gone, group.ARN);
      return [cacheSubnetGroup(group, tags, place.region)];
    });
  },
};
