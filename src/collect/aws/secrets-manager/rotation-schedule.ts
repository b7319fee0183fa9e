import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

/** The schedule by which a secret is rotated; undefined when it is not. */
export function rotationScheduleOf(secret: DescribeSecretResponse, region: string): Mapped | undefined {
  const { ARN = '', RotationEnabled, RotationLambdaARN, RotationRules } = secret;
  if (RotationEnabled !== true) return undefined;
  return {
    type: 'AWS::SecretsManager::RotationSchedule',
    ref: `rotation of ${ARN}`,
    region,
    tags: {},
    properties: toldValues({ SecretId: ARN, RotationLambdaARN, RotationRules }),
    attributes: toldValues({ LastRotatedDate: secret.LastRotatedDate, NextRotationDate: secret.NextRotationDate }),
    untold: { HostedRotationLambda: 'is told as the function that CloudFormation made of it' },
    api: 'secretsmanager:DescribeSecret',
  };
}
