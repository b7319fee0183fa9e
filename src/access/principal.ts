import type { Inventory } from '../inventory/inventory.ts';
import { listAt, UnseenInput, unseenInput, valueAt } from '../inventory/read.ts';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { isMap, isReference, isUnseen, type Value, type ValueMap } from '../inventory/value.ts';
import { type Piece, spelled, words } from './spelling.ts';

/** Somebody who asks. Accounts are ids, or `-` for the one account that was not given. */
export type Principal =
  | { readonly kind: 'identity'; readonly record: Resource }
  /** A role or user that was not collected, by its ARN. */
  | { readonly kind: 'named'; readonly arn: string; readonly account: string }
  /** Any identity of an account. */
  | { readonly kind: 'account'; readonly account: string }
  | { readonly kind: 'service'; readonly name: string }
  | { readonly kind: 'federated'; readonly provider: string; readonly pieces: readonly Piece[] }
  | { readonly kind: 'canonical'; readonly id: string }
  | { readonly kind: 'anonymous' };

/** The principals a statement names: some of them, or all but those. What was not seen of them stands beside. */
export interface Principals {
  readonly named: readonly Principal[];
  readonly except: boolean;
  readonly unseen: readonly UnseenInput[];
}

/** The principals of a statement, or undefined when it names none, as in policies of identities. Throws UnseenInput. */
export function principalsOf(
  statement: ValueMap,
  inventory: Inventory,
  identities: (arn: readonly Piece[]) => Resource | undefined,
): Principals | undefined {
  const except = valueAt(statement, 'NotPrincipal') !== undefined;
  const written = valueAt(statement, except ? 'NotPrincipal' : 'Principal');
  if (written === undefined) return undefined;
  if (!isMap(written))
    return {
      named: spelled(written, inventory)[0] === '*' ? [{ kind: 'anonymous' }] : [],
      except,
      unseen: spelled(written, inventory)[0] === '*' ? [] : [noPrincipal(written)],
    };
  const unseen: UnseenInput[] = [];
  const named = Object.keys(written).flatMap((kind) =>
    valuesOf(written, kind).flatMap((value): Principal[] => {
      const one = principalOf(kind, value, inventory, identities);
      if (!(one instanceof UnseenInput)) return [one];
      unseen.push(one);
      return [];
    }),
  );
  return { named, except, unseen };
}

/** A hole is one principal that was not seen, and leaves the others standing. */
function valuesOf(written: ValueMap, kind: string): readonly Value[] {
  const value = written[kind];
  return isUnseen(value) ? [value] : listAt(written, kind);
}

function principalOf(
  kind: string,
  value: Value,
  inventory: Inventory,
  identities: (arn: readonly Piece[]) => Resource | undefined,
): Principal | UnseenInput {
  if (isUnseen(value)) return unseenInput(value, `Principal.${kind}`);
  const pieces = spelled(value, inventory);
  const text = words(pieces);
  const hole = pieces.find((piece) => isUnseen(piece) && piece.input !== 'AWS::AccountId');
  if (isUnseen(hole)) return unseenInput(hole, `Principal.${kind}`);
  if (kind === 'Service') return { kind: 'service', name: text };
  if (kind === 'Federated') return { kind: 'federated', provider: text, pieces };
  if (kind === 'CanonicalUser') return { kind: 'canonical', id: text };
  if (text === '*') return { kind: 'anonymous' };
  const record = isReference(value) ? identity(inventory.find(value.reference)) : identities(pieces);
  if (record) return { kind: 'identity', record };
  return byArn(pieces, text) ?? noPrincipal(value);
}

/** `111122223333`, `arn:aws:iam::111122223333:root`, or the ARN of somebody who was not collected. */
function byArn(pieces: readonly Piece[], text: string): Principal | undefined {
  const [first, second, third] = pieces;
  const only = pieces.length === 1;
  if (only && typeof first === 'string' && /^\d{12}$/u.test(first)) return { kind: 'account', account: first };
  if (only && isUnseen(first)) return { kind: 'account', account: '-' };
  const stated =
    typeof first === 'string' ? /^arn:[^:]+:(?:iam|sts)::(\d{12}|cloudfront)?:?(.*)$/u.exec(first) : undefined;
  if (!stated) return undefined;
  const own = stated[1] === undefined && isUnseen(second);
  const account = own ? '-' : (stated[1] ?? '');
  const rest = own ? third : stated[2];
  if (account === '') return undefined;
  if (rest === ':root' || rest === 'root') return { kind: 'account', account };
  return { kind: 'named', arn: text, account };
}

function identity(record: Resource | undefined): Resource | undefined {
  return record && (record.type === 'AWS::IAM::Role' || record.type === 'AWS::IAM::User') ? record : undefined;
}

function noPrincipal(value: Value): UnseenInput {
  return new UnseenInput(
    `names no principal: ${words(typeof value === 'string' ? [value] : isReference(value) ? [value] : [])}`,
    'Principal',
  );
}

/** Who it is, as findings name it. */
export function whoIs(principal: Principal): string {
  switch (principal.kind) {
    case 'identity':
      return nameOf(principal.record);
    case 'named':
      return principal.arn;
    case 'account':
      return principal.account === '-' ? 'this account' : `account ${principal.account}`;
    case 'service':
      return principal.name;
    case 'federated':
      return principal.provider;
    case 'canonical':
      return `canonical user ${principal.id}`;
    case 'anonymous':
      return 'everyone';
  }
}

/** The account somebody belongs to, or undefined for those who belong to none. */
export function accountOf(principal: Principal): string | undefined {
  switch (principal.kind) {
    case 'identity':
      return principal.record.account;
    case 'named':
    case 'account':
      return principal.account;
    case 'service':
    case 'federated':
    case 'canonical':
    case 'anonymous':
      return undefined;
  }
}
