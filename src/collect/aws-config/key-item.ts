import type { KeyMetadata } from '@aws-sdk/client-kms';
import type { Value } from '../../inventory/value.ts';
import type { Mapped } from '../aws/collector.ts';
import { aliasOf } from '../aws/kms/alias.ts';
import { keyOf } from '../aws/kms/key.ts';
import { apiShape } from './api-shape.ts';
import type { ConfigItem } from './config-item.ts';
import { notKept } from './from-config.ts';

/** A key that is AWS's own, or waits for its deletion, is left out. */
export function keyItem({ configuration, supplementary = {}, tags }: ConfigItem, region: string): readonly Mapped[] {
  const told = apiShape(configuration) as KeyMetadata;
  const metadata = { ...told, KeySpec: told.KeySpec ?? told.CustomerMasterKeySpec };
  const { KeyManager, KeyState, Origin = 'AWS_KMS' } = metadata;
  if (KeyManager === 'AWS' || KeyState === 'PendingDeletion' || KeyState === 'PendingReplicaDeletion') return [];
  const canRotate = (metadata.KeySpec ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT' && Origin === 'AWS_KMS';
  const settings = {
    policy: (supplementary['Policy'] as Value | undefined) ?? { unseen: "AWS Config did not tell the key's policy" },
    ...(canRotate && {
      rotation: (supplementary['KeyRotationStatus'] as Value | undefined) ?? {
        unseen: "AWS Config did not tell the key's rotation",
      },
      rotationDays: { unseen: notKept },
    }),
  };
  return [keyOf(metadata, settings, tags, region)];
}

/** Aliases under `alias/aws/` are kept by AWS for its own keys. The item is in CloudFormation's shape, which is the API's. */
export function aliasItem({ configuration, arn }: ConfigItem, region: string): readonly Mapped[] {
  const { AliasName, TargetKeyId } = configuration as { readonly AliasName?: string; readonly TargetKeyId?: string };
  if (AliasName?.startsWith('alias/aws/')) return [];
  return [aliasOf({ AliasName, TargetKeyId, AliasArn: arn }, region)];
}
