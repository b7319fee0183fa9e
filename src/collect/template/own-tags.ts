import type { Resource } from '../../inventory/resource.ts';
import {
  holeOf,
  isGuarded,
  isList,
  isMap,
  isReference,
  isText,
  isUnseen,
  type Unseen,
  unseen,
  unseenIn,
  type Value,
  type ValueMap,
} from '../../inventory/value.ts';
import { tagPlace } from './tag-place.ts';

/** The tags of the resource itself, not those of what it launches or copies; and why not all of them were seen. */
export function ownTags(type: string, properties: ValueMap, region: string): Pick<Resource, 'tags' | 'unseenTags'> {
  const written = writtenTags(type, properties, region);
  const pairs: readonly (readonly [Value | undefined, Value | undefined])[] = isMap(written)
    ? Object.entries(written)
    : isList(written)
      ? written.filter(isMap).map(({ Key, Value: value }) => [Key, value])
      : [];
  const tags = pairs.flatMap(([key, value]) => (typeof key === 'string' ? [[key, tagValue(value)] as const] : []));
  // What is unseen of one tag's value is told there.
  const names = isList(written)
    ? written.map((item) => (isMap(item) ? item['Key'] : item))
    : isMap(written)
      ? []
      : [written];
  const [unseenTags] = names.flatMap((name) => unseenIn(name) ?? []);
  return { tags: Object.fromEntries(tags), ...(unseenTags ? { unseenTags } : {}) };
}

/** As a template writes them: a list of Key and Value, or a map. */
export function writtenTags(type: string, properties: ValueMap, region: string): Value | undefined {
  const { property, item } = tagPlace(type);
  const written = properties[property];
  if (item === undefined) return written;
  const { key, says = region } = item;
  if (!isList(written)) return written;
  const all = written.filter(isMap).filter((one) => one[key] === says);
  return all.flatMap(({ Tags: tags }) => tags ?? []);
}

function tagValue(value: Value | undefined): string | Unseen {
  if (isUnseen(value)) return value;
  if (isGuarded(value)) return holeOf(value.when);
  if (isReference(value) || isText(value) || isList(value) || isMap(value))
    return unseen('is known only after deployment');
  return String(value ?? '');
}
