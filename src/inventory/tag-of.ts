import { unseenInput } from './read.ts';
import type { Resource } from './resource.ts';
import { isUnseen, type Unseen } from './value.ts';

/** The value of a tag; unseen where it was not seen, or may be among the tags that were not; undefined where it is not set. */
export function tagOf({ tags, unseenTags }: Resource, key: string): string | Unseen | undefined {
  return Object.hasOwn(tags, key) ? tags[key] : unseenTags;
}

/** The same, and throws UnseenInput where it was not seen. */
export function tagAt(resource: Resource, key: string): string | undefined {
  const value = tagOf(resource, key);
  if (isUnseen(value)) throw unseenInput(value, `tag ${key}`);
  return value;
}
