import { mapsAt, stringAt } from '../../../src/inventory/read.ts';
import type { Resource } from '../../../src/inventory/resource.ts';

/** The attributes of a load balancer, listener or target group by their keys, as text. Throws UnseenInput for one whose key or value was not seen. */
export function attributesAt({ properties }: Resource, path: string): ReadonlyMap<string, () => string | undefined> {
  return new Map(
    mapsAt(properties, path).map((attribute) => [stringAt(attribute, 'Key') ?? '', () => stringAt(attribute, 'Value')]),
  );
}

/** An attribute that counts seconds, in milliseconds. Throws UnseenInput. */
export function secondsAt(
  attributes: ReadonlyMap<string, () => string | undefined>,
  key: string,
  otherwise: number,
): number {
  const text = attributes.get(key)?.();
  return (text === undefined ? otherwise : Number(text)) * 1000;
}
