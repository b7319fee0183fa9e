import { UnseenInput, unseenInput, valueAt } from '../inventory/read.ts';
import { isList, isMap, isReference, isText, type Value, type ValueMap, unseenIn } from '../inventory/value.ts';
import { words } from './spelling.ts';

/**
 * The policy document at a path, or undefined when there is none; one that is written as JSON text is parsed, its references kept.
 * Throws UnseenInput when it was not seen, comes from elsewhere, or is no JSON.
 */
export function documentAt(from: ValueMap, path: string): ValueMap | undefined {
  const value = valueAt(from, path);
  if (value === undefined) return undefined;
  if (isMap(value)) return value;
  if (typeof value === 'string') return parsed(value, [], path);
  if (isText(value)) {
    const pieces = value.text.filter((piece) => typeof piece !== 'string');
    let next = 0;
    const text = value.text.map((piece) => (typeof piece === 'string' ? piece : marker(next++))).join('');
    return parsed(text, pieces, path);
  }
  if (isReference(value)) throw new UnseenInput(`comes from ${words([value])}, known only after deployment`, path);
  throw new UnseenInput(`expected a policy, got ${JSON.stringify(value)}`, path);
}

function parsed(text: string, pieces: readonly Exclude<Value, undefined>[], path: string): ValueMap {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    const hole = pieces.map((piece) => unseenIn(piece)).find((one) => one !== undefined);
    if (hole) throw unseenInput(hole, path);
    throw new UnseenInput('is text that is no JSON', path);
  }
  const document = restored(json as Value, pieces);
  if (isMap(document)) return document;
  throw new UnseenInput('is JSON that is no policy', path);
}

/** Puts back into the parsed text what stood where the markers stand. */
function restored(value: Value, pieces: readonly Value[]): Value {
  if (typeof value === 'string') {
    const parts = value
      .split(/\uE000(\d+)\uE001/u)
      .map((part, index) => (index % 2 === 0 ? part : (pieces[Number(part)] ?? '')));
    const kept = parts.filter((part) => part !== '');
    if (kept.length === 0) return '';
    return kept.length === 1 ? (kept[0] ?? '') : { text: kept as never };
  }
  if (isList(value)) return value.map((item) => restored(item, pieces));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]: [string, Value]) => {
      const spelledKey = key.replace(/\uE000(\d+)\uE001/gu, (_, index: string) =>
        words([pieces[Number(index)] as never]),
      );
      return [spelledKey, restored(item, pieces)];
    }),
  );
}

/** Private characters, which no policy holds. */
function marker(index: number): string {
  return `\uE000${index}\uE001`;
}
