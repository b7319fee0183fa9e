import { type UnseenInput, unseenInput } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import {
  holeOf,
  isGuarded,
  isList,
  isMap,
  isText,
  isUnseen,
  join,
  type Unseen,
  unseenIn,
  type Value,
} from '../value.ts';
import { existing } from './referrers.ts';

/**
 * Whether a record refers to another from a path (`SecurityGroupIds`, `NetworkInterfaces.*.Groups`), in which `*` stands for every
 * item of a list, or from above or below it, as JSON written as text does. Throws UnseenInput, which names the record, when what stands there or its existence was not seen.
 */
export function refersTo(from: Resource, path: string, to: Resource): boolean {
  if (mentions(from, path, to)) return existing(from) === from;
  const hole = holeAt(from, path);
  if (hole) throw hole;
  return false;
}

/** Why it was not seen all that a record refers to from a path, in the form of `refersTo`; undefined when it was. */
export function holeAt(from: Resource, path: string): UnseenInput | undefined {
  const found = holeAlong(from.properties, path.split('.'), nameOf(from));
  return found && unseenInput(found.hole, found.at);
}

/** Whether it does for certain; what was not seen counts as no. */
export function certainlyRefersTo(from: Resource, path: string, to: Resource): boolean {
  return from.existence === undefined && mentions(from, path, to);
}

/** The ids of all records that a record refers to from a path, in the form of `refersTo`. */
export function mentioned({ edges }: Resource, path: string): readonly string[] {
  const keys = path.split('.');
  return edges.filter((edge) => isAlong(edge.path.split('.'), keys)).map(({ to }) => to);
}

function mentions({ edges }: Resource, path: string, to: Resource): boolean {
  const keys = path.split('.');
  return edges.some((edge) => edge.to === to.id && isAlong(edge.path.split('.'), keys));
}

function isAlong(walked: readonly string[], keys: readonly string[]): boolean {
  return walked.every((key, index) => keys[index] === undefined || keys[index] === '*' || keys[index] === key);
}

function holeAlong(
  value: Value | undefined,
  [key, ...rest]: readonly string[],
  at: string,
): { readonly hole: Unseen; readonly at: string } | undefined {
  if (isUnseen(value)) return { hole: value, at };
  if (isGuarded(value)) return { hole: holeOf(value.when), at };
  if (key === undefined || isText(value)) {
    const hole = unseenIn(value);
    return hole && { hole, at };
  }
  if (key === '*') {
    const found = (isList(value) ? value : []).map((item, index) => holeAlong(item, rest, join(at, index)));
    return found.find((one) => one !== undefined);
  }
  return isMap(value) ? holeAlong(value[key], rest, join(at, key)) : undefined;
}
