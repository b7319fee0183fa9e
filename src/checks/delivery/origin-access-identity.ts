import type { Principal } from '../../access/principal.ts';
import { spelled, words } from '../../access/spelling.ts';
import { anyOf, no, type Truth, truth } from '../../access/truth.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { mapsAt, UnseenInput, unseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { isUnseen, type ValueMap } from '../../inventory/value.ts';
import { existing } from '../../inventory/views/referrers.ts';

/**
 * Whether a principal is the origin access identity (the way before origin access control) of one of the distributions.
 * Source: CloudFront Developer Guide, "Use an origin access identity (legacy)".
 */
export function isOriginAccessIdentity(
  principal: Principal,
  distributions: readonly Resource[],
  inventory: Inventory,
): Truth {
  if (principal.kind !== 'canonical' && principal.kind !== 'named') return no;
  const who = principal.kind === 'named' ? principal.arn : principal.id;
  const isUser = principal.kind === 'canonical' || principal.account === 'cloudfront';
  if (!isUser) return no;
  return anyOf(
    distributions.flatMap((one) =>
      mapsAt(one.properties, 'DistributionConfig.Origins').map((origin) =>
        ifSeen(() => has(one, origin, who, inventory)),
      ),
    ),
  );
}

/** Throws UnseenInput. */
function has(distribution: Resource, origin: ValueMap, who: string, inventory: Inventory): boolean {
  const path = `${nameOf(distribution)}.S3OriginConfig.OriginAccessIdentity`;
  const pieces = spelled(valueAt({ [nameOf(distribution)]: origin }, path), inventory);
  const hole = pieces.find(isUnseen);
  if (isUnseen(hole)) throw unseenInput(hole, path);
  const id = idIn(words(pieces));
  return id !== '' && who.includes(id) && existing(distribution) === distribution;
}

/** `${Identity` of a record, or the id as it is written. */
function idIn(written: string): string {
  return written.replace('origin-access-identity/cloudfront/', '').replace(/\}$/u, '');
}

function ifSeen(work: () => boolean): Truth {
  try {
    return truth(work());
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    return { is: 'unseen', why: error };
  }
}
