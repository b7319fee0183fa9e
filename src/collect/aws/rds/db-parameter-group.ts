import type { DBParameterGroup, Parameter, Tag } from '@aws-sdk/client-rds';
import type { ValueMap } from '../../../inventory/value.ts';
import type { Detail, Mapped } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** A parameter group, from DescribeDBParameterGroups, DescribeDBParameters (Source=user) and its tags. */
export function dbParameterGroup(
  told: DBParameterGroup,
  parameters: Detail<readonly Parameter[]>,
  tags: readonly Tag[] | undefined,
  region: string,
): Mapped {
  return {
    type: 'AWS::RDS::DBParameterGroup',
    ref: told.DBParameterGroupName ?? '',
    ...(told.DBParameterGroupArn === undefined ? {} : { arn: told.DBParameterGroupArn }),
    region,
    tags: tagMap(tags),
    properties: toldValues({
      DBParameterGroupName: told.DBParameterGroupName,
      Description: told.Description,
      Family: told.DBParameterGroupFamily,
      Parameters: detailValue(parameters, parametersOf, {}),
    }),
    attributes: toldValues({
      DBParameterGroupArn: told.DBParameterGroupArn,
      DBParameterGroupName: told.DBParameterGroupName,
    }),
    api: 'rds:DescribeDBParameterGroups',
  };
}

function parametersOf(set: readonly Parameter[]): ValueMap {
  return toldValues(
    Object.fromEntries(set.map(({ ParameterName = '', ParameterValue }) => [ParameterName, ParameterValue])),
  );
}
