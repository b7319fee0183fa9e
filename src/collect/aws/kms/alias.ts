import type { AliasListEntry } from '@aws-sdk/client-kms';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

export function aliasOf({ AliasName = '', AliasArn, TargetKeyId }: AliasListEntry, region: string): Mapped {
  return {
    type: 'AWS::KMS::Alias',
    ref: AliasName,
    ...(AliasArn === undefined ? {} : { arn: AliasArn }),
    region,
    tags: {},
    properties: toldValues({ AliasName, TargetKeyId }),
    attributes: {},
    api: 'kms:ListAliases',
  };
}
