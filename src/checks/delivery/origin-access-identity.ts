import type { Principal } from '../../access/principal.ts';
import { spelled, words } from '../../access/spelling.ts';
import { anyOf, no, type Truth, truth } from '../../access/truth.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { listAt, mapsAt, UnseenInput, unseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { isMap, isUnseen, join, type ValueMap } from '../../inventory/value.ts';
import { allHold, firstThat } from '../../inventory/views/first-that.ts';
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

/** Whether a statement of a bucket policy admits nobody but origin access identities of the distribution. Throws UnseenInput. */
export function admitsIdentityOf(distribution: Resource, statement: ValueMap, inventory: Inventory): boolean {
  const principal = valueAt(statement, 'Principal');
  if (!isMap(principal) || Object.keys(principal).some((kind) => kind !== 'AWS' && kind !== 'CanonicalUser'))
    return false;
  const named = ['AWS', 'CanonicalUser'].flatMap((kind) =>
    listAt(statement, `Principal.${kind}`).map((value, index) => ({
      kind,
      path: join(`Principal.${kind}`, index),
      value,
    })),
  );
  const origins = mapsAt(distribution.properties, 'DistributionConfig.Origins');
  return (
    named.length > 0 &&
    allHold(
      named.map(({ kind, path, value }) => () => {
        const pieces = spelled(value, inventory);
        const hole = pieces.find(isUnseen);
        if (isUnseen(hole)) throw unseenInput(hole, path);
        const who = words(pieces);
        if (kind === 'AWS' && !/^arn:[a-z-]+:iam::cloudfront:user\//u.test(who)) return false;
        return firstThat(origins, (origin) => has(distribution, origin, who, inventory)) !== undefined;
      }),
    )
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
