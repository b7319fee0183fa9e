import type { GroupDetail } from '@aws-sdk/client-iam';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import { granted } from './granted.ts';

export function groupOf(group: GroupDetail, region: string): Mapped {
  const { GroupName = '', Path, Arn, GroupId } = group;
  return {
    type: 'AWS::IAM::Group',
    ref: GroupName,
    ...(Arn === undefined ? {} : { arn: Arn }),
    region,
    tags: {},
    properties: {
      ...toldValues({ GroupName, Path }),
      ...granted({ inline: group.GroupPolicyList, attached: group.AttachedManagedPolicies }),
    },
    attributes: toldValues({ Arn, GroupId }),
    api: 'iam:GetAccountAuthorizationDetails',
  };
}
