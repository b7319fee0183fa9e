import { stringAt } from '../../../inventory/read.ts';
import { isList, isMap, isUnseen, type Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { tagMap } from '../tag-map.ts';

/** The tags of what AWS tells as `ResourceTags`; why they were not seen, where they were not. */
export function resourceTags(told: Value | undefined): Pick<Mapped, 'tags' | 'unseenTags'> {
  if (isUnseen(told)) return { tags: {}, unseenTags: told };
  const pairs = isList(told) ? told.filter(isMap) : [];
  return { tags: tagMap(pairs.map((pair) => ({ Key: stringAt(pair, 'Key'), Value: stringAt(pair, 'Value') }))) };
}
