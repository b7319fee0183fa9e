import { isList, isMap, join, type Value } from '../../inventory/value.ts';

/** Every place that a dotted path with `*` means in a value, and what stands there; the last step may be missing, what leads to it not. */
export function placesOf(
  value: Value | undefined,
  path: string,
): readonly { readonly path: string; readonly value: Value | undefined }[] {
  return walk(value, path.split('.'), '');
}

function walk(
  value: Value | undefined,
  [key, ...rest]: readonly string[],
  at: string,
): readonly { readonly path: string; readonly value: Value | undefined }[] {
  if (key === undefined) return [{ path: at, value }];
  if (key === '*') return isList(value) ? value.flatMap((item, index) => walk(item, rest, join(at, index))) : [];
  return isMap(value) ? walk(value[key], rest, join(at, key)) : [];
}
