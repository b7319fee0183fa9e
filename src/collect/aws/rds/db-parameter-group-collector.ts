import { paginateDescribeDBParameterGroups, paginateDescribeDBParameters } from '@aws-sdk/client-rds';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { dbParameterGroup } from './db-parameter-group.ts';
import { rdsTags } from './rds-tags.ts';

const type = 'AWS::RDS::DBParameterGroup';
const gone = ['DBParameterGroupNotFoundFault', 'DBParameterGroupNotFound'];

export const dbParameterGroupCollector: Collector = {
  types: [type],
  scope: 'region',
  async collect(place) {
    const { rds } = place.clients;
    const pages = () => paginateDescribeDBParameterGroups({ client: rds, pageSize: 100 }, {});
    const all = await place.listed([type], () => everyPage(pages(), ({ DBParameterGroups }) => DBParameterGroups));
    // AWS makes a default group for each family that was ever used, and nobody can change one.
    const declared = (all ?? []).filter(({ DBParameterGroupName: name }) => !name?.startsWith('default.'));
    return stillThere(declared, 4, async (group) => {
      const set = () =>
        paginateDescribeDBParameters(
          { client: rds, pageSize: 100 },
          { DBParameterGroupName: group.DBParameterGroupName, Source: 'user' },
        );
      const parameters = await place.detail(() => everyPage(set(), (page) => page.Parameters), { gone });
      const tags = await rdsTags(place, type, gone, group.DBParameterGroupArn);
      return [dbParameterGroup(group, parameters, tags, place.region)];
    });
  },
};
