import { ListTagsForResourceCommand } from '@aws-sdk/client-rds';
import { neededTags } from '../needed-tags.ts';

export const rdsTags = neededTags(({ clients }, ResourceName) =>
  clients.rds.send(new ListTagsForResourceCommand({ ResourceName })),
);
