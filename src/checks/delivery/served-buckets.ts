import type { Inventory } from '../../inventory/inventory.ts';
import { UnseenInput } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { originsOf } from './origins.ts';

/** Which distributions serve from a bucket, and the origins that were not seen and could be it. */
export interface ServedBuckets {
  readonly by: (bucket: Resource) => readonly Resource[];
  readonly unseen: readonly UnseenInput[];
}

export function servedBuckets(inventory: Inventory): ServedBuckets {
  const serving = new Map<string, Resource[]>();
  const unseen: UnseenInput[] = [];
  for (const distribution of inventory.ofType('AWS::CloudFront::Distribution')) {
    try {
      const origins = originsOf(distribution, inventory.resolve);
      for (const id of new Set(origins.flatMap(({ bucket }) => (bucket ? [bucket.id] : []))))
        serving.set(id, [...(serving.get(id) ?? []), distribution]);
      unseen.push(...origins.flatMap(({ hole }) => hole ?? []));
    } catch (error) {
      if (!(error instanceof UnseenInput)) throw error;
      unseen.push(error);
    }
  }
  return { by: ({ id }) => serving.get(id) ?? [], unseen };
}
