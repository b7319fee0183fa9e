import {
  type DBClusterParameterGroup,
  paginateDescribeDBClusterParameterGroups,
  paginateDescribeDBClusterParameters,
} from '@aws-sdk/client-rds';
import type { Collector } from '../../aws/collector.ts';
import { detailValue } from '../../aws/detail-value.ts';
import { everyPage } from '../../aws/every-page.ts';
import { rdsTags } from '../../aws/rds/rds-tags.ts';
import { stillThere } from '../../aws/still-there.ts';
import { tagMap } from '../../aws/tag-map.ts';
import { toldValues } from '../../aws/told-values.ts';
import { declaredGroup } from './declared-group.ts';

const gone = ['DBParameterGroupNotFoundFault', 'DBParameterGroupNotFound'];

/**
 * The parameter groups of clusters. Cloud Control's handler may leave their parameters out, so that one that was set would look as if it was
 * not; the service tells what was set. Source: aws-cloudformation-resource-providers-rds, DBClusterParameterGroup, ReadHandler.
 */
export const relationalGroupCollector = collectorOf(
  'AWS::RDS::DBClusterParameterGroup',
  /^(?!docdb|neptune)/u,
  'DBClusterParameterGroupName',
);
export const documentGroupCollector = collectorOf('AWS::DocDB::DBClusterParameterGroup', /^docdb/u, 'Name');

function collectorOf(type: string, families: RegExp, nameProperty: string): Collector {
  return {
    types: [type],
    scope: 'region',
    async collect(place) {
      const { rds: client } = place.clients;
      const pages = () => paginateDescribeDBClusterParameterGroups({ client, pageSize: 100 }, {});
      const all = await place.listed([type], () =>
        everyPage(pages(), ({ DBClusterParameterGroups }) => DBClusterParameterGroups),
      );
      const own = (all ?? []).filter(
        (group) => families.test(familyOf(group)) && declaredGroup(group.DBClusterParameterGroupName) !== undefined,
      );
      return stillThere(own, 4, async (group) => {
        const name = group.DBClusterParameterGroupName ?? '';
        const set = () =>
          paginateDescribeDBClusterParameters(
            { client, pageSize: 100 },
            { DBClusterParameterGroupName: name, Source: 'user' },
          );
        const parameters = await place.detail(() => everyPage(set(), ({ Parameters }) => Parameters), { gone });
        const tags = await rdsTags(place, type, gone, group.DBClusterParameterGroupArn);
        return [
          {
            type,
            ref: name,
            ...(group.DBClusterParameterGroupArn === undefined ? {} : { arn: group.DBClusterParameterGroupArn }),
            region: place.region,
            tags: tagMap(tags),
            properties: toldValues({
              [nameProperty]: name,
              Description: group.Description,
              Family: group.DBParameterGroupFamily,
              Parameters: detailValue(
                parameters,
                (told) =>
                  toldValues(
                    Object.fromEntries(
                      told.map(({ ParameterName = '', ParameterValue }) => [ParameterName, ParameterValue]),
                    ),
                  ),
                {},
              ),
            }),
            attributes: {},
            api: 'rds:DescribeDBClusterParameterGroups',
          },
        ];
      });
    },
  };
}

function familyOf({ DBParameterGroupFamily: family = '' }: DBClusterParameterGroup): string {
  return family;
}
