import { paginateDescribeUsers } from '@aws-sdk/client-elasticache';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { elasticacheTags } from './elasticache-tags.ts';
import { cacheUser } from './user.ts';

const type = 'AWS::ElastiCache::User';
const gone = ['UserNotFoundFault', 'UserNotFound'];

export const cacheUserCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const pages = () => paginateDescribeUsers({ client: place.clients.elastiCache, pageSize: 100 }, {});
    const users = await place.listed([type], () => everyPage(pages(), ({ Users }) => Users));
    // AWS makes the user "default" in every region, and nobody can change it.
    const declared = (users ?? []).filter(({ UserId }) => UserId !== 'default');
    return stillThere(declared, 4, async (user) => {
      const tags = await elasticacheTags(place, type, gone, user.ARN);
      return [cacheUser(user, tags, place.region)];
    });
  },
};
