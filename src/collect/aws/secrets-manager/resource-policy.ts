import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';

/** The policy that stands on a secret. */
export function resourcePolicyOf(secretArn: string, policy: Value, region: string): Mapped {
  return {
    type: 'AWS::SecretsManager::ResourcePolicy',
    ref: `policy of ${secretArn}`,
    region,
    tags: {},
    properties: { SecretId: secretArn, ResourcePolicy: policy },
    attributes: {},
    untold: { BlockPublicPolicy: 'holds when the policy is set, and is kept by CloudFormation alone' },
    api: 'secretsmanager:GetResourcePolicy',
  };
}
