import { paginateDescribeDBSubnetGroups } from '@aws-sdk/client-rds';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { dbSubnetGroup } from './db-subnet-group.ts';
import { rdsTags } from './rds-tags.ts';

const type = 'AWS::RDS::DBSubnetGroup';
const gone = ['DBSubnetGroupNotFoundFault', 'DBSubnetGroupNotFound'];

export const dbSubnetGroupCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const pages = () => paginateDescribeDBSubnetGroups({ client: place.clients.rds, pageSize: 100 }, {});
    const all = await place.listed([type], () => everyPage(pages(), ({ DBSubnetGroups }) => DBSubnetGroups));
    return stillThere(all ?? [], 4, async (group) => {
      const tags = await rdsTags(place, type, gone, group.DBSubnetGroupArn);
      return [dbSubnetGroup(group, tags, place.region)];
    });
  },
};
