import type { Tag, User } from '@aws-sdk/client-elasticache';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** A user of caches, from DescribeUsers and its tags. */
export function cacheUser(told: User, tags: readonly Tag[] | undefined, region: string): Mapped {
  const type = told.Authentication?.Type;
  return {
    type: 'AWS::ElastiCache::User',
    ref: told.UserId ?? '',
    ...(told.ARN === undefined ? {} : { arn: told.ARN }),
    region,
    tags: tagMap(tags),
    properties: toldValues({
      UserId: told.UserId,
      UserName: told.UserName,
      Engine: told.Engine,
      AccessString: told.AccessString,
      // What is asked for as "no-password-required" is told as "no-password".
      AuthenticationMode: type === undefined ? undefined : { Type: type === 'no-password' ? `${type}-required` : type },
    }),
    attributes: toldValues({ Arn: told.ARN, Status: told.Status, UserGroupIds: told.UserGroupIds?.toSorted() }),
    ...(type === 'password' && { untold: { 'AuthenticationMode.Passwords': 'ElastiCache shows them to nobody' } }),
    api: 'elasticache:DescribeUsers',
  };
}
