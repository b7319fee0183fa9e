import type { UserDetail } from '@aws-sdk/client-iam';
import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import { tagMap } from '../tag-map.ts';
import { granted } from './granted.ts';

/** `password` is the login profile, which no list tells; undefined where there is none. */
export function userOf(user: UserDetail, password: Value | undefined, region: string): Mapped {
  const { UserName = '', Path, Arn, UserId, GroupList = [], Tags } = user;
  return {
    type: 'AWS::IAM::User',
    ref: UserName,
    ...(Arn === undefined ? {} : { arn: Arn }),
    region,
    tags: tagMap(Tags),
    properties: {
      ...toldValues({ UserName, Path, ...(GroupList.length === 0 ? {} : { Groups: GroupList.toSorted() }) }),
      ...(password === undefined ? {} : { LoginProfile: password }),
      ...granted({
        inline: user.UserPolicyList,
        attached: user.AttachedManagedPolicies,
        boundary: user.PermissionsBoundary,
      }),
    },
    attributes: toldValues({ Arn, UserId }),
    untold: { 'LoginProfile.Password': 'a password is never told' },
    api: 'iam:GetAccountAuthorizationDetails',
  };
}
