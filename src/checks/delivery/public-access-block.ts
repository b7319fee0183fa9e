import { booleanAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';

const flags = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'] as const;

/** The flags of a bucket's public access block that are not on. Throws UnseenInput. */
export function openFlags({ properties }: Resource): readonly string[] {
  return flags.filter((flag) => booleanAt(properties, `PublicAccessBlockConfiguration.${flag}`) !== true);
}
