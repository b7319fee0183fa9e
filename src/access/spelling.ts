import type { Inventory } from '../inventory/inventory.ts';
import type { Resource } from '../inventory/resource.ts';
import {
  holeOf,
  isGuarded,
  isReference,
  isText,
  isUnseen,
  type Reference,
  type Unseen,
  unseen,
  type Value,
} from '../inventory/value.ts';
import { shapeOf } from './arn-shapes.ts';

/** Known text, a name that AWS will choose, or a hole. */
export type Piece = string | Reference | Unseen;

/** The six characters that Secrets Manager appends to a secret's ARN. */
export const arnSuffix = 'suffix of its ARN';

/** What a value comes to, piece by piece: references to collected records are written as the name or ARN they will have. */
export function spelled(value: Value | undefined, inventory: Inventory): readonly Piece[] {
  if (isText(value)) return joined(value.text.flatMap((piece) => spelled(piece, inventory)));
  if (isUnseen(value)) return [value];
  if (isGuarded(value)) return [holeOf(value.when)];
  if (isReference(value)) return ofReference(value, inventory);
  if (value === undefined || value === null) return [];
  return typeof value === 'object' ? [unseen('a list or map stands where text is needed')] : [String(value)];
}

/** The ARN a collected record will have, piece by piece; undefined for a type whose ARNs are not known here. */
export function arnOf(record: Resource, inventory: Inventory): readonly Piece[] | undefined {
  if (record.arn !== undefined) return [record.arn];
  const shape = shapeOf(record.type);
  if (!shape) return undefined;
  const path = shape.hasPath ? spelled(record.properties['Path'] ?? '/', inventory) : [];
  const known: Readonly<Record<string, readonly Piece[]>> = {
    P: [partition(record.region)],
    R: [record.region],
    A: [accountPiece(record.account)],
    '/': path,
    N: nameIn(record, inventory),
    '~': [{ reference: record.id, attribute: arnSuffix }],
  };
  return joined(shape.arn.split(/\{(.)\}/u).flatMap((part, index) => (index % 2 === 0 ? [part] : (known[part] ?? []))));
}

/** The account that was not given is one and the same wherever it is meant. */
export function accountPiece(account: string): Piece {
  return account === '-' ? unseen('the account id is not given', 'AWS::AccountId') : account;
}

/** Pieces as people would write them: `arn:aws:s3:::${Bucket}/*`. */
export function words(pieces: readonly Piece[]): string {
  return pieces
    .map((piece) => {
      if (typeof piece === 'string') return piece;
      if (isReference(piece)) {
        const name = piece.reference.slice(piece.reference.lastIndexOf('/') + 1);
        return piece.attribute === 'Ref' || piece.attribute === 'name'
          ? `\${${name}}`
          : `\${${name}.${piece.attribute}}`;
      }
      return `\${${piece.input ?? 'unseen'}}`;
    })
    .join('');
}

function ofReference(reference: Reference, inventory: Inventory): readonly Piece[] {
  const record = inventory.find(reference.reference);
  const shape = record && shapeOf(record.type);
  if (!record || !shape) return [reference];
  const { attribute } = reference;
  const meant =
    attribute === 'Ref' ? shape.ref : (shape.attributes?.[attribute] ?? (attribute === 'Arn' ? 'arn' : undefined));
  if (meant === 'name') return nameIn(record, inventory);
  if (meant !== 'arn') return [reference];
  return joined([...(arnOf(record, inventory) ?? [reference]), shape.arnEnd ?? '']);
}

function nameIn(record: Resource, inventory: Inventory): readonly Piece[] {
  const shape = shapeOf(record.type);
  const given = shape?.name === undefined ? undefined : record.properties[shape.name];
  const name =
    given === undefined || given === null ? [{ reference: record.id, attribute: 'name' }] : spelled(given, inventory);
  return shape?.writes
    ? name.map((piece) => (typeof piece === 'string' ? (shape.writes?.(piece) ?? piece) : piece))
    : name;
}

export function partition(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}

function joined(pieces: readonly Piece[]): readonly Piece[] {
  const merged: Piece[] = [];
  for (const piece of pieces) {
    const last = merged.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') merged[merged.length - 1] = last + piece;
    else if (piece !== '') merged.push(piece);
  }
  return merged;
}
