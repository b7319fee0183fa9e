import { UnseenInput, unseenInput } from '../read.ts';
import { isList, isMap, isReference, isText, join, unseenIn, type Value } from '../value.ts';
import { allHold } from './first-that.ts';

/** Whether two values are the same. Throws UnseenInput, which names the path, when nothing that was seen tells them apart, and a part was not seen. */
export function isSame(one: Value | undefined, other: Value | undefined, path: string): boolean {
  if (isMap(one) && isMap(other)) {
    const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
    return allHold(keys.map((key) => () => isSame(one[key], other[key], join(path, key))));
  }
  // An item that was not seen may come to nothing, and those after it then stand in other places.
  for (const part of [...partsOf(one), ...partsOf(other)]) {
    const hole = isMap(part) || isList(part) ? undefined : unseenIn(part);
    if (hole) throw unseenInput(hole, path);
  }
  if (isList(one) && isList(other)) {
    if (one.length !== other.length) return false;
    return allHold(one.map((item, index) => () => isSame(item, other[index], join(path, index))));
  }
  if ([one, other].some((value) => isReference(value) || isText(value))) {
    if (JSON.stringify(one) === JSON.stringify(other)) return true;
    throw new UnseenInput('is known only after deployment', path);
  }
  return (one ?? undefined) === (other ?? undefined);
}

function partsOf(value: Value | undefined): readonly (Value | undefined)[] {
  return isList(value) ? value : [value];
}
