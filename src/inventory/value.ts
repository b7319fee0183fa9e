import type { Question, Variable } from './question.ts';

/**
 * A value in the inventory: known (a scalar, list or map), a reference to another record, text with references in it,
 * guarded by a question that is open, or unseen. Absent (`undefined`) means the source was read and does not set it.
 */
export type Value = Scalar | Reference | Text | Guarded | Unseen | ValueList | ValueMap;

export type Scalar = string | number | boolean | null;
export type ValueList = readonly Value[];
export interface ValueMap {
  readonly [key: string]: Value;
}

/** The value that `attribute` of the record `reference` has once it exists; `Ref` is what CloudFormation's Ref returns. */
export interface Reference {
  readonly reference: string;
  readonly attribute: string;
}

/** Text put together from known pieces and pieces that are references or unseen. Never empty, never all known. */
export interface Text {
  readonly text: readonly (string | Reference | Unseen)[];
}

/** One value where the question's answer is yes and another where it is no; a branch left out is absent there. */
export interface Guarded {
  readonly when: Question;
  readonly yes?: Value;
  readonly no?: Value;
}

/** A value that should be there and could not be seen: the reason, and the input that is missing (a parameter, an export). */
export interface Unseen {
  readonly unseen: string;
  readonly input?: string;
  /** The free input it would be seen with, where it is that input and nothing else. */
  readonly variable?: Variable;
  /** The open question it would be seen with. */
  readonly question?: Question;
  /** Set for a dynamic reference: the service it is read from when the stack is deployed. */
  readonly dynamic?: Dynamic;
  /** Set for a parameter that is never shown (NoEcho): whether it was given a value. */
  readonly hidden?: 'given' | 'open';
}

/** `{{resolve:service:key}}`; the key may name a record, such as a secret. */
export interface Dynamic {
  readonly service: string;
  readonly key: string | Reference | Text;
}

export function isUnseen(value: unknown): value is Unseen {
  return (
    hasOnly(value, 'unseen', 'input', 'variable', 'question', 'dynamic', 'hidden') &&
    typeof value['unseen'] === 'string'
  );
}

export function isGuarded(value: unknown): value is Guarded {
  return hasOnly(value, 'when', 'yes', 'no') && hasOnly(value['when'], 'question', 'no', 'reason', 'input', 'is');
}

export function isReference(value: unknown): value is Reference {
  return hasOnly(value, 'reference', 'attribute') && typeof value['reference'] === 'string';
}

export function isText(value: unknown): value is Text {
  return hasOnly(value, 'text') && Array.isArray(value['text']);
}

export function isList(value: unknown): value is ValueList {
  return Array.isArray(value);
}

export function isMap(value: unknown): value is ValueMap {
  return isObject(value) && !isUnseen(value) && !isReference(value) && !isText(value) && !isGuarded(value);
}

export function unseen(reason: string, input?: string): Unseen {
  return input === undefined ? { unseen: reason } : { unseen: reason, input };
}

/** Every reference that a value certainly holds, in reading order, with the dotted path to it (`Tags.0.Value`); guarded ones are not certain. */
export function referencesIn(value: Value | undefined, path = ''): { readonly to: Reference; readonly path: string }[] {
  if (isReference(value)) return [{ to: value, path }];
  if (isText(value)) return value.text.flatMap((piece) => (typeof piece === 'string' ? [] : referencesIn(piece, path)));
  if (isUnseen(value)) return value.dynamic ? referencesIn(value.dynamic.key, path) : [];
  if (isList(value)) return value.flatMap((item, index) => referencesIn(item, join(path, index)));
  if (isMap(value)) return Object.entries(value).flatMap(([key, item]) => referencesIn(item, join(path, key)));
  return [];
}

/** The first unseen value inside a value, however deep, or undefined when all of it was seen. */
export function unseenIn(value: Value | undefined): Unseen | undefined {
  if (isUnseen(value)) return value;
  if (isText(value)) return value.text.find(isUnseen);
  if (isGuarded(value)) return holeOf(value.when);
  if (!isList(value) && !isMap(value)) return undefined;
  for (const item of Object.values(value)) {
    const found = unseenIn(item);
    if (found) return found;
  }
  return undefined;
}

/** What a value guarded by an open question is to whoever needs it now. */
export function holeOf(question: Question): Unseen {
  return {
    unseen: `hangs on ${question.question}: ${question.reason}`,
    ...(question.input === undefined ? {} : { input: question.input }),
    question,
  };
}

export function join(path: string, key: string | number): string {
  return path === '' ? String(key) : `${path}.${key}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: unknown, first: string, ...others: readonly string[]): value is Record<string, unknown> {
  if (!isObject(value) || !(first in value)) return false;
  return Object.keys(value).every((key) => key === first || others.includes(key));
}
