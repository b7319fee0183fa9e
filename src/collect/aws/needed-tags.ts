import type { Place } from './collector.ts';
import { neededDetail } from './needed-detail.ts';

/**
 * Asks for the tags of one resource, for services that list without them: undefined when they were not seen, so that its type counts
 * as not seen. When the resource is gone (errors named in `gone`), it throws Vanished.
 */
export type NeededTags<Tag> = (
  place: Place,
  type: string,
  gone: readonly string[],
  arn: string | undefined,
) => Promise<readonly Tag[] | undefined>;

/** `ask` makes the service's own call. */
export function neededTags<Tag>(
  ask: (place: Place, arn: string | undefined) => Promise<{ readonly TagList?: readonly Tag[] | undefined }>,
): NeededTags<Tag> {
  return async (place, type, gone, arn) => (await neededDetail(place, [type], gone, () => ask(place, arn)))?.TagList;
}
