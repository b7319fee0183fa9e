import type { ManagedPolicyDetail } from '@aws-sdk/client-iam';
import type { Unseen } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { encodedJsonText } from '../json-text.ts';
import { toldValues } from '../told-values.ts';

/** A managed policy in the version that holds. Whom it is attached to stands on roles, users and groups. */
export function managedPolicyOf(policy: ManagedPolicyDetail, region: string): Mapped {
  const { Arn = '', PolicyId, Path, Description, DefaultVersionId, AttachmentCount } = policy;
  // Moto leaves the name out; an ARN always ends in it.
  const ManagedPolicyName = policy.PolicyName ?? Arn.slice(Arn.lastIndexOf('/') + 1);
  const version = policy.PolicyVersionList?.find(({ IsDefaultVersion }) => IsDefaultVersion === true);
  const document = encodedJsonText(version?.Document) ?? noDocument;
  return {
    type: 'AWS::IAM::ManagedPolicy',
    ref: Arn,
    arn: Arn,
    region,
    // The call does not tell a managed policy's tags, and CloudFormation cannot set them.
    tags: {},
    properties: { ...toldValues({ ManagedPolicyName, Path, Description }), PolicyDocument: document },
    attributes: toldValues({
      PolicyArn: Arn,
      PolicyId,
      DefaultVersionId,
      AttachmentCount,
      CreateDate: policy.CreateDate,
      UpdateDate: policy.UpdateDate,
    }),
    api: 'iam:GetAccountAuthorizationDetails',
  };
}

const noDocument: Unseen = { unseen: 'the version that holds was not among those told' };
