import { listAt, unseenInput } from '../read.ts';
import { isUnseen, join, unseenIn, type Value } from '../value.ts';

/** Whether the list at a path holds one of the values wanted. Throws UnseenInput when none was found and the list or one of its items was not seen. */
export function listHolds(from: Value | undefined, path: string, wanted: readonly Value[]): boolean {
  const items = listAt(from, path);
  if (items.some((item) => wanted.includes(item))) return true;
  for (const [index, item] of items.entries()) {
    const hole = unseenIn(item);
    if (hole) throw unseenInput(hole, join(path, index));
  }
  return false;
}

/** Whether the list at a path holds anything but empty text. Throws UnseenInput when the list or all of its items were not seen, which may then come to nothing. */
export function listHoldsAnything(from: Value | undefined, path: string): boolean {
  const items = listAt(from, path).filter((item) => item !== '' && item !== null);
  const [hole] = items;
  if (isUnseen(hole) && items.every(isUnseen)) throw unseenInput(hole, path);
  return items.length > 0;
}
