import { listAt, mapsAt, stringAt, UnseenInput } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { isMap } from '../../inventory/value.ts';

/** The value that a list of keys and values gives a key, undefined when it is not among them. Throws UnseenInput. */
export function attributeOf({ properties }: Resource, path: string, key: string): string | undefined {
  const certain = listAt(properties, path).flatMap((item, index) =>
    isMap(item) && item['Key'] === key ? [`${path}.${index}.Value`] : [],
  );
  const [value, another] = certain;
  if (another !== undefined) throw new UnseenInput(`gives ${key} more than once, which AWS does not take`, path);
  if (value !== undefined) return stringAt(properties, value);
  const found = mapsAt(properties, path).find((item) => stringAt(item, 'Key') === key);
  return stringAt(found, 'Value');
}
