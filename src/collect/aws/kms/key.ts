import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

/** What is asked of a key beside its description; undefined where KMS has nothing of the kind for it. */
export interface KeySettings {
  readonly rotation?: Value | undefined;
  readonly rotationDays?: Value | undefined;
  readonly policy?: Value | undefined;
}

/** A key, or the copy of a key of another region. */
export function keyOf(
  metadata: KeyMetadata,
  { rotation, rotationDays, policy }: KeySettings,
  tags: Readonly<Record<string, string>>,
  region: string,
): Mapped {
  const { KeyId = '', Arn, MultiRegionConfiguration: copies } = metadata;
  const isReplica = copies?.MultiRegionKeyType === 'REPLICA';
  const common = {
    ...toldValues({ Description: metadata.Description, Enabled: metadata.Enabled }),
    ...(policy === undefined ? {} : { KeyPolicy: policy }),
  };
  return {
    type: isReplica ? 'AWS::KMS::ReplicaKey' : 'AWS::KMS::Key',
    ref: KeyId,
    ...(Arn === undefined ? {} : { arn: Arn }),
    region,
    tags,
    properties: isReplica
      ? { ...common, ...toldValues({ PrimaryKeyArn: copies?.PrimaryKey?.Arn }) }
      : {
          ...common,
          ...(rotation === undefined ? {} : { EnableKeyRotation: rotation }),
          ...(rotationDays === undefined ? {} : { RotationPeriodInDays: rotationDays }),
          ...toldValues({
            KeySpec: metadata.KeySpec,
            KeyUsage: metadata.KeyUsage,
            MultiRegion: metadata.MultiRegion,
            Origin: metadata.Origin,
          }),
        },
    attributes: toldValues({ Arn, KeyId, KeyState: metadata.KeyState }),
    untold: {
      PendingWindowInDays: 'holds when the key is deleted, and is kept by CloudFormation alone',
      BypassPolicyLockoutSafetyCheck: 'holds when the policy is set, and is kept by CloudFormation alone',
    },
    api: 'kms:DescribeKey',
  };
}
