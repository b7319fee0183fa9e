import { listAt, mapAt, stringAt, UnseenInput, unseenInput } from '../read.ts';
import { join, unseenIn, type Value } from '../value.ts';
import { allHold, firstThat } from './first-that.ts';
import { listHoldsAnything } from './list-holds.ts';

export type Labels = Readonly<Record<string, string>>;

/** The labels at a path, empty when there are none; keys may hold dots. Throws UnseenInput. */
export function labelsAt(from: Value | undefined, path: string): Labels {
  const keys = Object.keys(mapAt(from, path) ?? {});
  return Object.fromEntries(keys.map((key) => [key, labelAt(from, path, key) ?? '']));
}

/** One of the labels at a path, undefined when it is not set. Throws UnseenInput for that label alone. */
export function labelAt(from: Value | undefined, path: string, key: string): string | undefined {
  const labels = mapAt(from, path) ?? {};
  return Object.hasOwn(labels, key) ? (textIn(labels[key], join(path, key)) ?? '') : undefined;
}

/**
 * Whether the LabelSelector at a path selects what has the labels. An empty selector selects everything; one that is not set or null
 * gives undefined, since its meaning differs from field to field. Throws UnseenInput.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selects(from: Value | undefined, path: string, labels: Labels): boolean | undefined {
  if (mapAt(from, path) === undefined) return undefined;
  return allHold([
    () => hasLabels(from, join(path, 'matchLabels'), labels),
    ...listAt(from, join(path, 'matchExpressions')).map(
      (_, index) => () => meets(from, join(path, `matchExpressions.${index}`), labels),
    ),
  ]);
}

/** Whether all the labels at a path are among others. Throws UnseenInput when none is certainly missing, and one was not seen. */
export function hasLabels(from: Value | undefined, path: string, labels: Labels): boolean {
  const wanted = Object.entries(mapAt(from, path) ?? {});
  return allHold(
    wanted.map(
      ([key, value]) =>
        () =>
          labels[key] === (textIn(value, join(path, key)) ?? ''),
    ),
  );
}

function meets(from: Value | undefined, path: string, labels: Labels): boolean {
  const value = labels[stringAt(from, join(path, 'key')) ?? ''];
  const values = join(path, 'values');
  const isListed = (): boolean =>
    firstThat([...listAt(from, values).keys()], (index) => stringAt(from, join(values, index)) === value) !== undefined;
  switch (stringAt(from, join(path, 'operator'))) {
    case 'In':
      return value !== undefined && isListed();
    case 'NotIn':
      return value === undefined || !isListed();
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case undefined:
    default:
      throw new UnseenInput('its operator is none of In, NotIn, Exists, DoesNotExist', path);
  }
}

/** Whether the selector at a path asks for nothing, and so selects everything; undefined when it is not set. Throws UnseenInput. */
export function isEmptySelector(from: Value | undefined, path: string): boolean | undefined {
  if (mapAt(from, path) === undefined) return undefined;
  const labels = join(path, 'matchLabels');
  const keys = Object.entries(mapAt(from, labels) ?? {});
  return allHold([
    // A label that was not seen may come to nothing.
    ...keys.map(
      ([key, label]) =>
        () =>
          seen(label, join(labels, key)) === undefined,
    ),
    () => !listHoldsAnything(from, join(path, 'matchExpressions')),
  ]);
}

/** The text of a label, whose key may hold dots. */
function textIn(label: Value | undefined, path: string): string | undefined {
  return stringAt({ label: seen(label, path) ?? null }, 'label');
}

function seen(value: Value | undefined, path: string): Value | undefined {
  const hole = unseenIn(value);
  if (hole) throw unseenInput(hole, path);
  return value;
}
