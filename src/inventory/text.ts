import {
  holeOf,
  isGuarded,
  isList,
  isMap,
  isReference,
  isText,
  isUnseen,
  type Reference,
  type Unseen,
  unseen,
  type Value,
} from './value.ts';

type Piece = string | Reference | Unseen;

/** Puts pieces together to a string when all are known, else to a text that keeps its references and holes. */
export function joined(parts: readonly Value[]): Value {
  const merged: Piece[] = [];
  for (const piece of parts.flatMap(pieces)) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else if (piece !== '') merged.push(piece);
  }
  const [only, ...others] = merged;
  if (only === undefined) return '';
  return others.length === 0 ? only : { text: merged };
}

/** Splits known text and text with references at every known delimiter. A hole could hide a delimiter, so it makes all unseen. */
export function split(source: Value, delimiter: string): Value {
  const items: Value[][] = [[]];
  for (const piece of pieces(source)) {
    if (isUnseen(piece)) return piece;
    if (typeof piece !== 'string') items.at(-1)?.push(piece);
    else {
      const [first = '', ...others] = piece.split(delimiter);
      items.at(-1)?.push(first);
      for (const other of others) items.push([other]);
    }
  }
  return items.map(joined);
}

function pieces(value: Value): readonly Piece[] {
  if (isText(value)) return value.text;
  if (isReference(value) || isUnseen(value)) return [value];
  if (isGuarded(value)) return [holeOf(value.when)];
  if (isList(value) || isMap(value)) return [unseen(`a ${isList(value) ? 'list' : 'map'} stands where text is needed`)];
  return [String(value)];
}
