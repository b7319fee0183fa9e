import { ListTagsForResourceCommand, type Tag } from '@aws-sdk/client-rds';
import type { Place } from '../collector.ts';
import { neededDetail } from '../needed-detail.ts';

/** The tags of what is listed without them; undefined when they were not seen, so that its type counts as not seen. */
export async function rdsTags(
  place: Place,
  type: string,
  gone: readonly string[],
  arn: string | undefined,
): Promise<readonly Tag[] | undefined> {
  const call = new ListTagsForResourceCommand({ ResourceName: arn });
  const answer = await neededDetail(place, [type], gone, () => place.clients.rds.send(call));
  return answer?.TagList;
}
