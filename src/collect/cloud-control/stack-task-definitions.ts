import { paginateGetResources } from '@aws-sdk/client-resource-groups-tagging-api';
import type { Place } from '../aws/collector.ts';
import { everyPage } from '../aws/every-page.ts';

/** The task definitions that stacks hold, by the tag that CloudFormation sets; undefined where they were not seen. */
export async function stackTaskDefinitions(place: Place): Promise<readonly string[] | undefined> {
  const told = await place.detail(() =>
    everyPage(
      paginateGetResources(
        { client: place.clients.tagging, pageSize: 100 },
        { ResourceTypeFilters: ['ecs:task-definition'], TagFilters: [{ Key: 'aws:cloudformation:stack-id' }] },
      ),
      ({ ResourceTagMappingList }) => ResourceTagMappingList,
    ),
  );
  return told.kind === 'told' ? told.answer.flatMap(({ ResourceARN }) => ResourceARN ?? []) : undefined;
}
