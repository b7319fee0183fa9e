import {
  DescribeKeyCommand,
  GetKeyPolicyCommand,
  GetKeyRotationStatusCommand,
  type KeyMetadata,
  paginateListKeys,
} from '@aws-sdk/client-kms';
import type { Unseen } from '../../../inventory/value.ts';
import type { Collector, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { jsonText } from '../json-text.ts';
import { stillThere } from '../still-there.ts';
import { tagsOfService } from '../tags-of-service.ts';
import { neededDetail } from '../needed-detail.ts';
import { detailValue } from '../detail-value.ts';
import { keyOf, type KeySettings } from './key.ts';

const types = ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'];
const gone = ['NotFoundException'];

export const keyCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const client = place.clients.kms;
    const keys = await place.listed(types, () =>
      everyPage(paginateListKeys({ client, pageSize: 1000 }, {}), ({ Keys }) => Keys),
    );
    if (keys === undefined || keys.length === 0) return [];
    const tagsOf = await tagsOfService(place, 'kms', types);
    return stillThere(keys, 8, async ({ KeyId = '', KeyArn = '' }) => {
      // Without a description it is not known whether the key is ours at all, so the kind counts as not seen.
      const answer = await neededDetail(place, types, gone, () => client.send(new DescribeKeyCommand({ KeyId })));
      const metadata = answer?.KeyMetadata;
      if (metadata === undefined || !isDeclared(metadata)) return [];
      return [keyOf(metadata, await settingsOf(metadata, place), tagsOf(metadata.Arn ?? KeyArn), place.region)];
    });
  },
};

/** Keys of AWS nobody declared and nobody can change; one that waits for its deletion can no longer be used, nor rotated. */
function isDeclared({ KeyManager, KeyState }: KeyMetadata): boolean {
  return KeyManager !== 'AWS' && KeyState !== 'PendingDeletion' && KeyState !== 'PendingReplicaDeletion';
}

async function settingsOf({ KeyId = '', KeySpec, Origin }: KeyMetadata, place: Place): Promise<KeySettings> {
  const { kms } = place.clients;
  const policy = await place.detail(() => kms.send(new GetKeyPolicyCommand({ KeyId, PolicyName: 'default' })), {
    gone,
  });
  // KMS rotates by itself only what it made, for symmetric encryption; of others it refuses to tell.
  const canRotate = (KeySpec ?? 'SYMMETRIC_DEFAULT') === 'SYMMETRIC_DEFAULT' && (Origin ?? 'AWS_KMS') === 'AWS_KMS';
  const rotation = canRotate
    ? await place.detail(() => kms.send(new GetKeyRotationStatusCommand({ KeyId })), { gone })
    : undefined;
  return {
    policy: detailValue(policy, ({ Policy }) => jsonText(Policy) ?? noPolicy),
    rotation: rotation && detailValue(rotation, ({ KeyRotationEnabled }) => KeyRotationEnabled),
    rotationDays: rotation && detailValue(rotation, ({ RotationPeriodInDays }) => RotationPeriodInDays),
  };
}

/** Every key has a policy: to leave it out would read as the default one. */
const noPolicy: Unseen = { unseen: 'KMS told no policy, though every key has one' };
