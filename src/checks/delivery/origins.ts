import { mapsAt, stringAt, type UnseenInput, unseenInput, valueAt, writtenAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { isReference, isText, isUnseen, type Value } from '../../inventory/value.ts';
import type { View } from '../check.ts';

/** One origin of a distribution. `bucket` is set when it is an S3 bucket that was collected; `isBucket` also holds for others, and for one that was not seen which it is. */
export interface OriginOf {
  readonly id: string;
  readonly path: string;
  readonly isBucket: boolean;
  readonly bucket?: Resource;
  readonly hole?: UnseenInput;
}

/** The origins of a distribution. Throws UnseenInput when it was not seen whether one is a bucket. */
export function originsOf({ properties }: Resource, resolve: View['resolve']): readonly OriginOf[] {
  return mapsAt(properties, 'DistributionConfig.Origins').map((origin, index) => {
    const path = `DistributionConfig.Origins.${index}`;
    const id = stringAt(origin, 'Id') ?? String(index + 1);
    if (valueAt(origin, 'CustomOriginConfig') !== undefined) return { id, path, isBucket: false };
    const isDeclared = valueAt(origin, 'S3OriginConfig') !== undefined;
    const written = writtenAt(origin, 'DomainName');
    if (isDeclared && isUnseen(written))
      return { id, path, isBucket: true, hole: unseenInput(written, `${path}.DomainName`) };
    const domain = valueAt(properties, `${path}.DomainName`);
    const isBucket = isDeclared || looksLikeBucket(domain);
    const bucket = isReference(domain) || isText(domain) ? resolve(domain, `${path}.DomainName`) : undefined;
    return bucket?.type === 'AWS::S3::Bucket' ? { id, path, isBucket: true, bucket } : { id, path, isBucket };
  });
}

/** The ids an id stands for: itself, or the members of the origin group of that name. Throws UnseenInput. */
export function membersOfTarget({ properties }: Resource, target: string): readonly string[] {
  const groups = mapsAt(properties, 'DistributionConfig.OriginGroups.Items');
  const group = groups.find((one) => stringAt(one, 'Id') === target);
  return group ? mapsAt(group, 'Members.Items').map((member) => stringAt(member, 'OriginId') ?? '') : [target];
}

function looksLikeBucket(domain: Value | undefined): boolean {
  const text = isText(domain) ? domain.text.filter((piece) => typeof piece === 'string').join('') : domain;
  return typeof text === 'string' && /\.s3[.-]/u.test(text);
}
