import type { Principal } from '../../access/principal.ts';
import { spelled, words } from '../../access/spelling.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { mapsAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { isMap } from '../../inventory/value.ts';

/**
 * Whether a principal is the origin access identity (the way before origin access control) of one of the distributions.
 * Source: CloudFront Developer Guide, "Use an origin access identity (legacy)". Throws UnseenInput.
 */
export function isOriginAccessIdentity(
  principal: Principal,
  distributions: readonly Resource[],
  inventory: Inventory,
): boolean {
  if (principal.kind !== 'canonical' && principal.kind !== 'named') return false;
  const who = principal.kind === 'named' ? principal.arn : principal.id;
  const isUser = principal.kind === 'canonical' || principal.account === 'cloudfront';
  return isUser && distributions.flatMap((one) => identitiesOf(one, inventory)).some((id) => who.includes(id));
}

/** `${Identity` of a record, or the id as it is written. */
function identitiesOf({ properties }: Resource, inventory: Inventory): readonly string[] {
  return mapsAt(properties, 'DistributionConfig.Origins').flatMap(({ S3OriginConfig: config }) => {
    const value = isMap(config) ? config['OriginAccessIdentity'] : undefined;
    const id = words(spelled(value, inventory)).replace('origin-access-identity/cloudfront/', '');
    return id === '' ? [] : [id.replace(/\}$/u, '')];
  });
}
