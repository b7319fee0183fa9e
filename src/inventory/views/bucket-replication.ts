import type { Inventory } from '../inventory.ts';
import { mapsAt, stringAt, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import type { ValueMap } from '../value.ts';
import { existing } from './referrers.ts';

/** One rule of a bucket's replication. */
export interface ReplicationRule {
  /** Dotted path of the rule in the bucket's properties. */
  readonly path: string;
  /** What it is narrowed to (`prefix media/`, `tagged objects`), undefined when it covers the whole bucket. */
  readonly narrowedTo: string | undefined;
  /** The bucket it copies to. Throws UnseenInput. */
  readonly destination: () => Resource;
}

/** How buckets are copied into each other. */
export interface BucketReplication {
  /** The enabled rules of a bucket. Throws UnseenInput. */
  readonly rulesOf: (bucket: Resource) => readonly ReplicationRule[];
  /** The buckets of other regions that an enabled rule copies into this one. Throws UnseenInput when it was not seen where one bucket is copied to. */
  readonly copiedFrom: (bucket: Resource) => readonly Resource[];
}

export function bucketReplication(inventory: Inventory): BucketReplication {
  const rulesPath = 'ReplicationConfiguration.Rules';

  function rulesOf(bucket: Resource): readonly ReplicationRule[] {
    const rules = mapsAt({ [nameOf(bucket)]: bucket.properties }, `${nameOf(bucket)}.${rulesPath}`);
    return rules.flatMap((rule, index) => {
      if (stringAt(rule, 'Status') !== 'Enabled') return [];
      const path = `${rulesPath}.${index}`;
      const to = `${path}.Destination.Bucket`;
      return [
        {
          path,
          narrowedTo: narrowed(rule),
          destination: () => existing(inventory.resolve(valueAt(bucket.properties, to), to)),
        },
      ];
    });
  }

  function copiedFrom(bucket: Resource): readonly Resource[] {
    const others = inventory.ofType('AWS::S3::Bucket').filter(({ region }) => region !== bucket.region);
    const certain = others.filter(
      (other) =>
        other.existence === undefined &&
        other.edges.some(({ to, path }) => to === bucket.id && path.startsWith(rulesPath)),
    );
    const found = certain.filter((other) => rulesOf(other).some(({ destination }) => destination() === bucket));
    return found.length > 0
      ? found
      : others.filter((other) => rulesOf(other).some(({ destination }) => destination() === bucket)).map(existing);
  }

  return { rulesOf, copiedFrom };
}

/** A rule has a Filter, or a Prefix of its own in the older form; an empty one of either covers everything. */
function narrowed(rule: ValueMap): string | undefined {
  const prefix = ['Prefix', 'Filter.Prefix', 'Filter.And.Prefix']
    .map((path) => stringAt(rule, path))
    .find((found) => found !== undefined && found !== '');
  if (prefix !== undefined) return `prefix ${prefix}`;
  const tagged = valueAt(rule, 'Filter.TagFilter') !== undefined || mapsAt(rule, 'Filter.And.TagFilters').length > 0;
  return tagged ? 'tagged objects' : undefined;
}
