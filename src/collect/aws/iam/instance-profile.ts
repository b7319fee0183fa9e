import type { InstanceProfile } from '@aws-sdk/client-iam';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

export function instanceProfileOf(profile: InstanceProfile, region: string): Mapped {
  const { InstanceProfileName = '', Path, Arn, InstanceProfileId, Roles = [] } = profile;
  return {
    type: 'AWS::IAM::InstanceProfile',
    ref: InstanceProfileName,
    ...(Arn === undefined ? {} : { arn: Arn }),
    region,
    // The list does not tell tags, and CloudFormation cannot set them.
    tags: {},
    properties: toldValues({ InstanceProfileName, Path, Roles: Roles.map(({ RoleName }) => RoleName) }),
    attributes: toldValues({ Arn, InstanceProfileId }),
    api: 'iam:ListInstanceProfiles',
  };
}
