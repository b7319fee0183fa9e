import { paginateGetResources } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Place } from './collector.ts';
import { everyPage } from './every-page.ts';
import { tagMap } from './tag-map.ts';

/**
 * The tags of all resources of a service in the region (`kms`), by ARN, for services that list without tags. Where they were not
 * seen the types count as not seen: a component is chosen by tag, and would lose what belongs to it.
 */
export async function tagsOfService(
  place: Place,
  service: string,
  types: readonly string[],
): Promise<(arn: string) => Readonly<Record<string, string>>> {
  const tagged = await place.listed(types, () =>
    everyPage(
      paginateGetResources({ client: place.clients.tagging, pageSize: 100 }, { ResourceTypeFilters: [service] }),
      ({ ResourceTagMappingList }) => ResourceTagMappingList,
    ),
  );
  const byArn = new Map((tagged ?? []).map(({ ResourceARN = '', Tags }) => [ResourceARN, tagMap(Tags)]));
  return (arn) => byArn.get(arn) ?? {};
}
