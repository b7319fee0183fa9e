import { ListTagsForResourcesCommand, type Tag, type TagResourceType } from '@aws-sdk/client-route-53';
import { batchesOf } from '../batches-of.ts';
import type { Place } from '../collector.ts';
import { inParallel } from '../in-parallel.ts';

/**
 * The tags of zones or health checks, ten to a call, which is the most Route 53 takes. Where they were not seen the types count as
 * not seen: a component is chosen by tag, and would lose what belongs to it.
 */
export async function tagsById(
  place: Place,
  types: readonly string[],
  ResourceType: TagResourceType,
  ids: readonly string[],
): Promise<(id: string) => readonly Tag[]> {
  const found = await inParallel(batchesOf(ids, 10), 2, (ResourceIds) =>
    place.listed(types, () =>
      place.clients.route53.send(new ListTagsForResourcesCommand({ ResourceType, ResourceIds })),
    ),
  );
  const byId = new Map(
    found.flatMap((told) => (told?.ResourceTagSets ?? []).map(({ ResourceId, Tags }) => [ResourceId, Tags])),
  );
  return (id) => byId.get(id) ?? [];
}
