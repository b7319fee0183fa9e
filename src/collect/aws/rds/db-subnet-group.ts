import type { DBSubnetGroup, Tag } from '@aws-sdk/client-rds';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** A database subnet group, from DescribeDBSubnetGroups and its tags. */
export function dbSubnetGroup(told: DBSubnetGroup, tags: readonly Tag[] | undefined, region: string): Mapped {
  return {
    type: 'AWS::RDS::DBSubnetGroup',
    ref: told.DBSubnetGroupName ?? '',
    ...(told.DBSubnetGroupArn === undefined ? {} : { arn: told.DBSubnetGroupArn }),
    region,
    tags: tagMap(tags),
    properties: toldValues({
      DBSubnetGroupName: told.DBSubnetGroupName,
      DBSubnetGroupDescription: told.DBSubnetGroupDescription,
      SubnetIds: (told.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []).toSorted(),
    }),
    attributes: toldValues({ DBSubnetGroupArn: told.DBSubnetGroupArn, VpcId: told.VpcId }),
    api: 'rds:DescribeDBSubnetGroups',
  };
}
