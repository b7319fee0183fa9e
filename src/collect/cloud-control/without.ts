import { isMap, type ValueMap } from '../../inventory/value.ts';

/** The map without what stands at a path of keys; what was in nothing else's company goes too. */
export function without(map: ValueMap, [key = '', ...rest]: readonly string[]): ValueMap {
  const { [key]: found, ...others } = map;
  if (found === undefined || rest.length === 0 || !isMap(found)) return rest.length === 0 ? others : map;
  const left = without(found, rest);
  return Object.keys(left).length === 0 ? others : { ...map, [key]: left };
}
