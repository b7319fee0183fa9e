import {
  DescribeSecretCommand,
  GetResourcePolicyCommand,
  paginateListSecrets,
  type SecretListEntry,
} from '@aws-sdk/client-secrets-manager';
import type { Collector, Mapped, Place } from '../collector.ts';
import { neededDetail } from '../needed-detail.ts';
import { detailValue } from '../detail-value.ts';
import { everyPage } from '../every-page.ts';
import { jsonText } from '../json-text.ts';
import { stillThere } from '../still-there.ts';
import { resourcePolicyOf } from './resource-policy.ts';
import { rotationScheduleOf } from './rotation-schedule.ts';
import { secretOf } from './secret.ts';

const types = [
  'AWS::SecretsManager::Secret',
  'AWS::SecretsManager::RotationSchedule',
  'AWS::SecretsManager::ResourcePolicy',
];
const gone = ['ResourceNotFoundException'];

/**
 * Secrets with their rotation and policies. That a secret is attached to a database (SecretTargetAttachment) is told by its value alone,
 * which is not read: the type is not collected, and no check needs it but to find the secret behind it.
 */
export const secretCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const secrets = await place.listed(types, () =>
      everyPage(
        paginateListSecrets({ client: place.clients.secretsManager, pageSize: 100 }, {}),
        ({ SecretList }) => SecretList,
      ),
    );
    const declared = (secrets ?? []).filter((secret) => isDeclared(secret, place.region));
    return stillThere(declared, 8, ({ ARN = '' }) => secretWithRules(ARN, place));
  },
};

/** Copies in other regions are told by `ReplicaRegions` of the first; what a service keeps for itself (RDS) it made and rotates itself. */
function isDeclared({ PrimaryRegion, OwningService }: SecretListEntry, region: string): boolean {
  return (PrimaryRegion ?? region) === region && OwningService === undefined;
}

async function secretWithRules(arn: string, place: Place): Promise<readonly Mapped[]> {
  const client = place.clients.secretsManager;
  // What the list tells lacks copies, and where the description is denied nothing certain can be said of the kind.
  const secret = await neededDetail(place, types, gone, () =>
    client.send(new DescribeSecretCommand({ SecretId: arn })),
  );
  if (secret === undefined || secret.DeletedDate !== undefined) return [];
  const policy = detailValue(
    await place.detail(() => client.send(new GetResourcePolicyCommand({ SecretId: arn })), { gone }),
    ({ ResourcePolicy }) => jsonText(ResourcePolicy),
  );
  const rotation = rotationScheduleOf(secret, place.region);
  return [
    secretOf(secret, place.region),
    ...(rotation === undefined ? [] : [rotation]),
    ...(policy === undefined ? [] : [resourcePolicyOf(arn, policy, place.region)]),
  ];
}
