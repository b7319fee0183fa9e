import { paginateDescribeUserGroups } from '@aws-sdk/client-elasticache';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { elasticacheTags } from './elasticache-tags.ts';
import { cacheUserGroup } from './user-group.ts';

const type = 'AWS::ElastiCache::UserGroup';
const gone = ['UserGroupNotFoundFault', 'UserGroupNotFound'];

export const cacheUserGroupCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const pages = () => paginateDescribeUserGroups({ client: place.clients.elastiCache, pageSize: 100 }, {});
    const groups = await place.listed([type], () => everyPage(pages(), ({ UserGroups }) => UserGroups));
    return stillThere(groups ?? [], 4, async (group) => {
      const tags = await elasticacheTags(place, type, gone, group.ARN);
      return [cacheUserGroup(group, tags, place.region)];
    });
  },
};
