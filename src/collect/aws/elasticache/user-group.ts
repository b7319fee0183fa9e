import type { Tag, UserGroup } from '@aws-sdk/client-elasticache';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** A group of users of caches, from DescribeUserGroups and its tags. */
export function cacheUserGroup(told: UserGroup, tags: readonly Tag[] | undefined, region: string): Mapped {
  return {
    type: 'AWS::ElastiCache::UserGroup',
    ref: told.UserGroupId ?? '',
    ...(told.ARN === undefined ? {} : { arn: told.ARN }),
    region,
    tags: tagMap(tags),
    properties: toldValues({
      UserGroupId: told.UserGroupId,
      Engine: told.Engine,
      UserIds: told.UserIds?.toSorted(),
    }),
    attributes: toldValues({
      Arn: told.ARN,
      Status: told.Status,
      ReplicationGroups: told.ReplicationGroups?.toSorted(),
    }),
    api: 'elasticache:DescribeUserGroups',
  };
}
