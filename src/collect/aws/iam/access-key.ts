import type { AccessKeyMetadata } from '@aws-sdk/client-iam';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

/** A long-lived key of a user, without its secret, which AWS tells once only. */
export function accessKeyOf(
  { AccessKeyId = '', UserName, Status, CreateDate }: AccessKeyMetadata,
  region: string,
): Mapped {
  return {
    type: 'AWS::IAM::AccessKey',
    ref: AccessKeyId,
    region,
    tags: {},
    properties: toldValues({ UserName, Status }),
    attributes: toldValues({ CreateDate }),
    untold: { Serial: 'is kept by CloudFormation alone' },
    api: 'iam:ListAccessKeys',
  };
}
