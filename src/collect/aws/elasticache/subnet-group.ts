import type { CacheSubnetGroup, Tag } from '@aws-sdk/client-elasticache';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** A cache subnet group, from DescribeCacheSubnetGroups and its tags. */
export function cacheSubnetGroup(told: CacheSubnetGroup, tags: readonly Tag[] | undefined, region: string): Mapped {
  return {
    type: 'AWS::ElastiCache::SubnetGroup',
    ref: told.CacheSubnetGroupName ?? '',
    ...(told.ARN === undefined ? {} : { arn: told.ARN }),
    region,
    tags: tagMap(tags),
    properties: toldValues({
      CacheSubnetGroupName: told.CacheSubnetGroupName,
      Description: told.CacheSubnetGroupDescription,
      SubnetIds: (told.Subnets ?? []).flatMap(({ SubnetIdentifier }) => SubnetIdentifier ?? []).toSorted(),
    }),
    attributes: toldValues({ CacheSubnetGroupName: told.CacheSubnetGroupName, VpcId: told.VpcId }),
    api: 'elasticache:DescribeCacheSubnetGroups',
  };
}
