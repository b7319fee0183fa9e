import { listAt, mapAt, mapsAt, stringAt, UnseenInput } from '../read.ts';
import { join, type Value } from '../value.ts';

export type Labels = Readonly<Record<string, string>>;

/** The labels at a path, empty when there are none; keys may hold dots. Throws UnseenInput. */
export function labelsAt(from: Value | undefined, path: string): Labels {
  const written = mapAt(from, path) ?? {};
  return Object.fromEntries(Object.entries(written).map(([key, value]) => [key, textIn(value) ?? '']));
}

/**
 * Whether the LabelSelector at a path selects what has the labels. An empty selector selects everything; one that is not set or null
 * gives undefined, since its meaning differs from field to field. Throws UnseenInput.
 * Source: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#resources-that-support-set-based-requirements
 */
export function selects(from: Value | undefined, path: string, labels: Labels): boolean | undefined {
  if (mapAt(from, path) === undefined) return undefined;
  const equal = Object.entries(labelsAt(from, join(path, 'matchLabels'))).every(
    ([key, value]) => labels[key] === value,
  );
  const requirements = mapsAt(from, join(path, 'matchExpressions'));
  return (
    equal &&
    requirements.every((requirement, index) => {
      const at = join(path, `matchExpressions.${index}`);
      const value = labels[stringAt(requirement, 'key') ?? ''];
      const values = listAt(requirement, 'values').map((one) => textIn(one));
      switch (stringAt(requirement, 'operator')) {
        case 'In':
          return value !== undefined && values.includes(value);
        case 'NotIn':
          return value === undefined || !values.includes(value);
        case 'Exists':
          return value !== undefined;
        case 'DoesNotExist':
          return value === undefined;
        case undefined:
        default:
          throw new UnseenInput('its operator is none of In, NotIn, Exists, DoesNotExist', at);
      }
    })
  );
}

/** Whether the selector at a path asks for nothing, and so selects everything; undefined when it is not set. Throws UnseenInput. */
export function isEmptySelector(from: Value | undefined, path: string): boolean | undefined {
  if (mapAt(from, path) === undefined) return undefined;
  const labels = mapAt(from, join(path, 'matchLabels')) ?? {};
  return Object.keys(labels).length === 0 && listAt(from, join(path, 'matchExpressions')).length === 0;
}

function textIn(label: Value | undefined): string | undefined {
  return stringAt({ label: label ?? null }, 'label');
}
