import { listAt, mapsAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { isMap } from '../../inventory/value.ts';

/** The value that a list of keys and values gives a key, undefined when it is not among them. Throws UnseenInput. */
export function attributeOf({ properties }: Resource, path: string, key: string): string | undefined {
  const index = listAt(properties, path).findIndex((item) => isMap(item) && item['Key'] === key);
  if (index >= 0) return stringAt(properties, `${path}.${index}.Value`);
  const found = mapsAt(properties, path).find((item) => stringAt(item, 'Key') === key);
  return stringAt(found, 'Value');
}
