import { ListTagsForResourceCommand } from '@aws-sdk/client-elasticache';
import { neededTags } from '../needed-tags.ts';

export const elasticacheTags = neededTags(({ clients }, ResourceName) =>
  clients.elastiCache.send(new ListTagsForResourceCommand({ ResourceName })),
);
