import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import type { Value } from '../../../inventory/value.ts';
import type { Detail, Mapped } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { toldValues } from '../told-values.ts';

/** A log group as CloudFormation would write it. */
export function logGroup(
  told: LogGroup,
  more: {
    readonly region: string;
    readonly tags: Readonly<Record<string, string>>;
    /** The document itself. */
    readonly dataProtection: Detail<Value | undefined>;
  },
): Mapped {
  const { logGroupName: name = '', arn = '' } = told;
  return {
    type: 'AWS::Logs::LogGroup',
    ref: name,
    arn: told.logGroupArn ?? arn.replace(/:\*$/u, ''),
    region: more.region,
    tags: more.tags,
    properties: toldValues({
      LogGroupName: name,
      LogGroupClass: told.logGroupClass,
      KmsKeyId: told.kmsKeyId,
      RetentionInDays: told.retentionInDays,
      DeletionProtectionEnabled: told.deletionProtectionEnabled,
      BearerTokenAuthenticationEnabled: told.bearerTokenAuthenticationEnabled,
      DataProtectionPolicy: detailValue(more.dataProtection, (policy) => policy),
    }),
    attributes: toldValues({ Arn: arn }),
    untold: {
      FieldIndexPolicies: 'DescribeIndexPolicies is not asked: no check reads them',
      ResourcePolicyDocument: 'DescribeResourcePolicies is not asked: no check reads them',
    },
    api: 'logs:DescribeLogGroups',
  };
}
