import { isReference, type Unseen } from '../inventory/value.ts';
import { arnSuffix, type Piece } from './spelling.ts';

/**
 * One place of a pattern or of what is held against it: a known character, a wildcard, something that AWS will choose (equal to itself
 * only; a name holds no colon and no slash, a single is one character), a hole, or anything at all, where the question is about any object rather than one.
 */
export type Mark =
  | { readonly kind: 'char'; readonly char: string }
  | { readonly kind: 'star' }
  | { readonly kind: 'one' }
  | { readonly kind: 'token'; readonly token: string; readonly single?: boolean; readonly isName?: boolean }
  | { readonly kind: 'hole'; readonly key?: string; readonly why: Unseen; readonly ofRequest?: boolean }
  | { readonly kind: 'any' };

/** Marks, the pieces they were made of, and `text` when all of it is known; `*` and `?` in it are wildcards where `isWild`. */
export interface Pattern {
  readonly marks: () => readonly Mark[];
  readonly pieces: readonly Piece[];
  readonly text?: string;
  readonly isWild?: true;
}

const star: Mark = { kind: 'star' };
const one: Mark = { kind: 'one' };
export const anything: Mark = { kind: 'any' };
const plain = new Map<string, Mark>();

/** A pattern in which `*` and `?` are wildcards and `${…}` is a policy variable. Source: IAM User Guide, "Resource element" and "Policy variables". */
export function patternOf(pieces: readonly Piece[]): Pattern {
  return { ...withVariables(pieces), isWild: true, marks: marked(pieces, (text) => written(text, wildChar)) };
}

/** A pattern in which `${…}` is a policy variable and nothing is a wildcard, as conditions without Like have it. */
export function literalOf(pieces: readonly Piece[]): Pattern {
  return { ...withVariables(pieces), marks: marked(pieces, (text) => written(text, plainChar)) };
}

/** Text in which nothing is a wildcard, and `rest`, such as anything, at its end. */
export function exactly(pieces: readonly Piece[], rest: readonly Mark[] = []): Pattern {
  const [text] = pieces;
  const isText = rest.length === 0 && pieces.length === 1 && typeof text === 'string';
  return { marks: marked(pieces, chars, rest), pieces, ...(isText ? { text } : {}) };
}

/** All that a pattern could mean, as something to hold against others: its wildcards become anything. */
export function meantBy(pattern: Pattern): Pattern {
  const marks = () => pattern.marks().map((mark) => (mark.kind === 'star' || mark.kind === 'one' ? anything : mark));
  return { marks: once(marks), pieces: pattern.pieces };
}

function marksOf(piece: Exclude<Piece, string>): Mark[] {
  if (isReference(piece)) {
    const token = `${piece.reference} ${piece.attribute}`;
    if (piece.attribute !== arnSuffix) return [{ kind: 'token', token, isName: piece.attribute === 'name' }];
    return Array.from('123456', (place) => ({ kind: 'token', token: `${token} ${place}`, single: true }));
  }
  const key = piece.variable?.id ?? (piece.input === 'AWS::AccountId' ? piece.input : undefined);
  return [key === undefined ? { kind: 'hole', why: piece } : { kind: 'hole', key, why: piece }];
}

/** Marks are many and mostly not needed, since text is held against text without them. */
function marked(
  pieces: readonly Piece[],
  read: (text: string) => Mark[],
  rest: readonly Mark[] = [],
): Pattern['marks'] {
  return once(() => [
    ...pieces.flatMap((piece) => (typeof piece === 'string' ? read(piece) : marksOf(piece))),
    ...rest,
  ]);
}

function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function withVariables(pieces: readonly Piece[]): Pick<Pattern, 'pieces' | 'text'> {
  const [text] = pieces;
  return pieces.length === 1 && typeof text === 'string' && !text.includes('${') ? { pieces, text } : { pieces };
}

function written(text: string, read: (char: string) => Mark): Mark[] {
  return text.split(/(\$\{[^}]*\})/u).flatMap((part, index): Mark[] => {
    if (index % 2 === 0) return Array.from(part, read);
    const name = part.slice(2, -1);
    if (name === '*' || name === '?' || name === '$') return chars(name);
    return [
      {
        kind: 'hole',
        ofRequest: true,
        key: part,
        why: { unseen: `policy variable ${name} is known with the request only`, input: name },
      },
    ];
  });
}

function chars(text: string): Mark[] {
  return Array.from(text, plainChar);
}

function wildChar(char: string): Mark {
  if (char === '*') return star;
  return char === '?' ? one : plainChar(char);
}

function plainChar(char: string): Mark {
  const known = plain.get(char) ?? { kind: 'char', char };
  plain.set(char, known);
  return known;
}
