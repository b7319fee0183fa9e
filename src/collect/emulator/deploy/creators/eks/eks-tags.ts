import type { Concrete } from '../../creator.ts';
import { mapIn, tagsIn, textIn } from '../../given.ts';

/** Tags as EKS takes them, from the list or, for a node group, the map that CloudFormation has. */
export function eksTags(properties: Concrete): Record<string, string> {
  if (Array.isArray(properties['Tags']))
    return Object.fromEntries(tagsIn(properties).map(({ Key, Value }) => [Key, Value]));
  const tags = mapIn(properties, 'Tags') ?? {};
  return Object.fromEntries(Object.keys(tags).map((key) => [key, textIn(tags, key) ?? '']));
}
