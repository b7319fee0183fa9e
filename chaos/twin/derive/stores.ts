import { stringAt } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import { bucketReplication, type ReplicationRule } from '../../../src/inventory/views/bucket-replication.ts';
import type { StorePart } from '../twin-plan.ts';
import { componentOf } from './component-of.ts';
import type { Derivation } from './derivation.ts';

const bucketType = 'AWS::S3::Bucket';

/** What differs where something else answers in a bucket's place. */
export const servedInstead =
  'what architecture.yaml names under services answers in its place: no object is kept or copied';

export interface DerivedStores {
  readonly parts: readonly StorePart[];
  /** The store that stands for a bucket, by the bucket's id. */
  readonly ids: ReadonlyMap<string, string>;
}

/** The buckets that are copied or that the CDN reads; others keep logs and the like, and no request needs them. */
export function derivedStores(d: Derivation): DerivedStores {
  const { rulesOf } = bucketReplication(d.inventory);
  const buckets = d.inventory.ofType(bucketType);
  const rules = new Map(
    buckets.map((bucket) => [bucket.id, d.attempt(bucket, () => rulesOf(bucket), 'how it is copied ') ?? []]),
  );
  const copies = buckets.flatMap((bucket) =>
    (rules.get(bucket.id) ?? []).flatMap((rule) => {
      const to = d.attempt(bucket, rule.destination, 'where it is copied to ');
      return to ? [{ from: bucket, to, rule }] : [];
    }),
  );
  const read = d.inventory
    .ofType('AWS::CloudFront::Distribution')
    .flatMap(({ edges }) => edges.filter(({ path }) => /Origins\.\d+\.DomainName$/u.test(path)).map(({ to }) => to));
  const used = new Set([...copies.flatMap(({ from, to }) => [from.id, to.id]), ...read]);
  const kept = buckets.filter(({ id }) => used.has(id));
  const ids = new Map(
    kept.map((bucket) => [
      bucket.id,
      d.idFor(bucket.region, nameOf(bucket), `${bucket.stack ?? ''} ${nameOf(bucket)}`),
    ]),
  );
  const lagMs = (d.facts.times.find(({ what }) => what === 'object-replication')?.seconds ?? 0) * 1000;

  const parts = kept.map((bucket): StorePart => {
    const id = ids.get(bucket.id) ?? '';
    const own = copies.filter(({ from }) => from === bucket);
    const served = servedBy(bucket);
    d.map(bucket, id, [
      ...own.flatMap(({ rule }) => differencesOf(bucket, rule)),
      ...(served === undefined ? [] : [servedInstead]),
    ]);
    return {
      id,
      region: d.zones.roleOf(bucket.region),
      copies: own.flatMap(({ to }) => ids.get(to.id) ?? []).map((store) => ({ store, lagMs })),
      ...served,
    };
  });
  return { parts, ids };

  function servedBy(bucket: Resource): Pick<StorePart, 'run' | 'component'> | undefined {
    const component = d.attempt(bucket, () => componentOf(d, bucket), 'its component ');
    const run = component === undefined ? undefined : d.architecture.services?.[component];
    return component === undefined || run === undefined ? undefined : { component, run };
  }

  function differencesOf(bucket: Resource, { path, narrowedTo }: ReplicationRule): readonly string[] {
    const controlled = d.attempt(
      bucket,
      () => stringAt(bucket.properties, `${path}.Destination.ReplicationTime.Status`) === 'Enabled',
      'whether the time of copying is promised ',
    );
    return [
      ...(controlled === true
        ? []
        : ['copied within the time of replication time control, which the template does not ask for']),
      ...(narrowedTo === undefined ? [] : [`all objects are copied, not only ${narrowedTo}`]),
    ];
  }
}
