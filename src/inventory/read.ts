import { nextQuestion, type Question } from './question.ts';
import {
  type Dynamic,
  holeOf,
  isGuarded,
  isList,
  isMap,
  isReference,
  isText,
  isUnseen,
  join,
  type Unseen,
  type Value,
  type ValueList,
  type ValueMap,
  unseenIn,
} from './value.ts';

/**
 * Thrown by the readers below when what they were asked for exists but was not seen. Whoever judges turns it into `unknown`,
 * so that no check can mistake an unseen value for an absent one.
 */
export class UnseenInput extends Error {
  override readonly name = 'UnseenInput';
  readonly path: string;
  readonly input: string | undefined;
  /** The open question whose answer would show it, if there is one. */
  readonly question: Question | undefined;

  constructor(reason: string, path: string, input?: string, question?: Question) {
    super(path === '' ? reason : `${path}: ${reason}`);
    this.path = path;
    this.input = input;
    this.question = question;
  }
}

/** The error for a hole that was met at a path. */
export function unseenInput({ unseen, input, question, variable }: Unseen, path: string): UnseenInput {
  return new UnseenInput(unseen, path, input, question ?? (variable && nextQuestion(variable, unseen)));
}

/** The value at a dotted path (`LaunchTemplateData.MetadataOptions`, `Rules.0.Status`), or undefined when it is not set. Throws UnseenInput. */
export function valueAt(from: Value | undefined, path: string): Value | undefined {
  let value = from;
  let walked = '';
  for (const key of keysIn(from, path)) {
    if (isUnseen(value)) throw unseenInput(value, walked);
    if (isGuarded(value)) throw unseenInput(holeOf(value.when), walked);
    if (isReference(value) || isText(value)) throw afterDeployment(value, walked);
    if (value === undefined || value === null) return undefined;
    if (isList(value) ? !/^\d+$/u.test(key) : !isMap(value))
      throw new UnseenInput(`expected a map, got ${isList(value) ? 'a list' : JSON.stringify(value)}`, walked);
    walked = join(walked, key);
    value = isList(value) ? value[Number(key)] : isMap(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  }
  if (isUnseen(value)) throw unseenInput(value, path);
  const guarded = isList(value) ? value.find(isGuarded) : value;
  if (isGuarded(guarded)) throw unseenInput(holeOf(guarded.when), path);
  return value === null ? undefined : value;
}

/** The keys of a path; the first may be a record's name, which holds dots itself now and then (`my.bucket`, `orders.fifo`). */
function keysIn(from: Value | undefined, path: string): readonly string[] {
  const keys = path.split('.');
  if (!isMap(from) || Object.hasOwn(from, keys[0] ?? '')) return keys;
  const name = Object.keys(from).find((key) => key.includes('.') && `${path}.`.startsWith(`${key}.`));
  if (name === undefined) return keys;
  return path === name ? [name] : [name, ...path.slice(name.length + 1).split('.')];
}

/** The text at a path; numbers and booleans are given as CloudFormation would write them. Throws UnseenInput. */
export function stringAt(from: Value | undefined, path: string): string | undefined {
  const value = scalarAt(from, path, 'text');
  return value === undefined ? undefined : String(value);
}

/** The number at a path; CloudFormation lets numbers be written as text. Throws UnseenInput. */
export function numberAt(from: Value | undefined, path: string): number | undefined {
  const value = scalarAt(from, path, 'a number');
  if (value === undefined) return undefined;
  const number = typeof value === 'boolean' || value === '' ? Number.NaN : Number(value);
  if (Number.isNaN(number)) throw new UnseenInput(`expected a number, got ${JSON.stringify(value)}`, path);
  return number;
}

/** The boolean at a path; true, "true" and YAML 1.1's yes and on are the same to CloudFormation. Throws UnseenInput. */
export function booleanAt(from: Value | undefined, path: string): boolean | undefined {
  const value = scalarAt(from, path, 'true or false');
  if (value === undefined) return undefined;
  if (/^(true|yes|on)$/iu.test(String(value))) return true;
  if (/^(false|no|off)$/iu.test(String(value))) return false;
  throw new UnseenInput(`expected true or false, got ${JSON.stringify(value)}`, path);
}

/** The list at a path, empty when it is not set; a single value counts as a list of one, as in IAM. Throws UnseenInput for the list, not for its items. */
export function listAt(from: Value | undefined, path: string): ValueList {
  const value = valueAt(from, path);
  if (value === undefined) return [];
  return isList(value) ? value : [value];
}

/** The map at a path, or undefined when it is not set. Throws UnseenInput for the map, not for its entries. */
export function mapAt(from: Value | undefined, path: string): ValueMap | undefined {
  const value = valueAt(from, path);
  if (value === undefined) return undefined;
  if (isMap(value)) return value;
  if (isReference(value) || isText(value)) throw afterDeployment(value, path);
  throw new UnseenInput(`expected a map, got ${JSON.stringify(value)}`, path);
}

/** The list of maps at a path (tags, rules, statements). Throws UnseenInput when the list or one of its items was not seen. */
export function mapsAt(from: Value | undefined, path: string): readonly ValueMap[] {
  return listAt(from, path).map((item, index) => {
    if (isMap(item)) return item;
    const why = unseenIn(item);
    if (why) throw unseenInput(why, join(path, index));
    throw new UnseenInput(`expected a map, got ${JSON.stringify(item)}`, join(path, index));
  });
}

/** What a value at a path is read from when it is deployed (`{{resolve:secretsmanager:…}}`), or undefined when it is no such reference. Throws UnseenInput. */
export function dynamicAt(from: Value | undefined, path: string): Dynamic | undefined {
  const value = writtenAt(from, path);
  return isUnseen(value) ? value.dynamic : undefined;
}

/** The value at a path as it is written there, unseen or not, or undefined when it is not set. Throws UnseenInput for what lies above it and for an open question. */
export function writtenAt(from: Value | undefined, path: string): Value | undefined {
  const cut = path.lastIndexOf('.');
  const parent = cut < 0 ? from : mapAt(from, path.slice(0, cut));
  const value = isMap(parent) ? parent[path.slice(cut + 1)] : undefined;
  if (isGuarded(value)) throw unseenInput(holeOf(value.when), path);
  return value;
}

function scalarAt(from: Value | undefined, path: string, wanted: string): string | number | boolean | undefined {
  const value = valueAt(from, path);
  if (value === undefined || value === null) return undefined;
  if (isReference(value) || isText(value)) throw afterDeployment(value, path);
  if (typeof value === 'object')
    throw new UnseenInput(`expected ${wanted}, got ${isList(value) ? 'a list' : 'a map'}`, path);
  return value;
}

function afterDeployment(value: Value, path: string): UnseenInput {
  const hole = unseenIn(value);
  if (hole) return unseenInput(hole, path);
  const target = isReference(value) ? value : isText(value) ? value.text.find(isReference) : undefined;
  const name = target
    ? `${target.reference.slice(target.reference.lastIndexOf('/') + 1)} (${target.attribute})`
    : 'another resource';
  return new UnseenInput(`comes from ${name}, known only after deployment`, path);
}
