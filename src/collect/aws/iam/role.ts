import type { Role, RoleDetail } from '@aws-sdk/client-iam';
import type { Unseen } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { encodedJsonText } from '../json-text.ts';
import { toldValues } from '../told-values.ts';
import { tagMap } from '../tag-map.ts';
import { granted } from './granted.ts';

/** What only ListRoles tells of a role. */
export type ListedRole = Pick<Role, 'Description' | 'MaxSessionDuration'>;

export function roleOf(role: RoleDetail, listed: ListedRole | Unseen, region: string): Mapped {
  const { RoleName = '', Path, AssumeRolePolicyDocument, Arn, RoleId, Tags } = role;
  const more =
    'unseen' in listed
      ? { Description: listed, MaxSessionDuration: listed }
      : toldValues({ Description: listed.Description, MaxSessionDuration: listed.MaxSessionDuration });
  const trust = encodedJsonText(AssumeRolePolicyDocument);
  return {
    type: 'AWS::IAM::Role',
    ref: RoleName,
    ...(Arn === undefined ? {} : { arn: Arn }),
    region,
    tags: tagMap(Tags),
    properties: {
      ...toldValues({ RoleName, Path }),
      ...more,
      ...(trust === undefined ? {} : { AssumeRolePolicyDocument: trust }),
      ...granted({
        inline: role.RolePolicyList,
        attached: role.AttachedManagedPolicies,
        boundary: role.PermissionsBoundary,
      }),
    },
    attributes: toldValues({ Arn, RoleId, LastUsedDate: role.RoleLastUsed?.LastUsedDate }),
    api: 'iam:GetAccountAuthorizationDetails',
  };
}
