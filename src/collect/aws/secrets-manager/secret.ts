import type { DescribeSecretResponse } from '@aws-sdk/client-secrets-manager';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';
import { toldValues } from '../told-values.ts';

/** A secret without its value, which is never asked for. */
export function secretOf(secret: DescribeSecretResponse, region: string): Mapped {
  const { ARN = '', Name, Description, KmsKeyId, ReplicationStatus = [], Tags } = secret;
  return {
    type: 'AWS::SecretsManager::Secret',
    ref: ARN,
    arn: ARN,
    region,
    tags: tagMap(Tags),
    properties: toldValues({
      Name,
      Description,
      KmsKeyId,
      ReplicaRegions: ReplicationStatus.map((copy) => ({ Region: copy.Region, KmsKeyId: copy.KmsKeyId })),
    }),
    attributes: toldValues({
      Id: ARN,
      LastRotatedDate: secret.LastRotatedDate,
      LastAccessedDate: secret.LastAccessedDate,
      ReplicationStatus: ReplicationStatus.map(({ Region, Status }) => ({ Region, Status })),
    }),
    untold: {
      SecretString: 'a secret is not read',
      GenerateSecretString: 'how a secret was made is kept by CloudFormation alone',
    },
    api: 'secretsmanager:DescribeSecret',
  };
}
