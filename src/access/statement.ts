import type { Inventory } from '../inventory/inventory.ts';
import { listAt, stringAt, UnseenInput } from '../inventory/read.ts';
import { nameOf, originAt, originText, type Origin, type Resource } from '../inventory/resource.ts';
import { isUnseen, type ValueMap } from '../inventory/value.ts';
import { type Condition, conditionsOf } from './condition.ts';
import { onlyKnown } from './grammar.ts';
import { type Pattern, patternOf } from './pattern.ts';
import { type Principals, principalsOf } from './principal.ts';
import { type Piece, spelled } from './spelling.ts';

/** Patterns of which one must match, or none where `except` is set (NotAction, NotResource). */
export interface Choice {
  readonly patterns: readonly Pattern[];
  readonly except: boolean;
}

/** One statement, ready to be held against requests. */
export interface Statement {
  readonly effect: 'Allow' | 'Deny';
  readonly sid?: string;
  readonly actions: Choice;
  /** Undefined in trust policies, which mean the role they stand on. */
  readonly resources?: Choice;
  readonly principals?: Principals;
  readonly conditions: readonly Condition[];
  /** The record it stands in and the dotted path to it; for a policy of AWS, the record that names the policy. */
  readonly record: Resource;
  readonly path: string;
  /** The policy of AWS it stands in. */
  readonly ofAws?: string;
}

const targets = ['Action', 'NotAction', 'Resource', 'NotResource'];
const elements = ['Sid', 'Effect', 'Principal', 'NotPrincipal', ...targets, 'Condition'];

/** How somebody is found who is named by an ARN. */
export type Identities = (arn: readonly Piece[]) => Resource | undefined;

/** Reads a statement. Throws UnseenInput, naming the record, when a part of it was not seen. */
export function statementOf(
  written: ValueMap,
  at: { readonly record: Resource; readonly path: string; readonly ofAws?: string },
  inventory: Inventory,
  identities: Identities,
): Statement {
  onlyKnown(written, ...elements);
  const effect = stringAt(written, 'Effect');
  if (effect === undefined) throw new UnseenInput('is not set', 'Effect');
  if (effect !== 'Allow' && effect !== 'Deny')
    throw new UnseenInput(`expected Allow or Deny, got ${JSON.stringify(effect)}`, 'Effect');
  const sid = stringAt(written, 'Sid');
  const principals = principalsOf(written, inventory, identities);
  const resources = choiceOf(written, 'Resource', at, inventory);
  const actions = choiceOf(written, 'Action', at, inventory);
  if (!actions) throw new UnseenInput('names no action', 'Action');
  return {
    effect,
    ...(sid === undefined ? {} : { sid }),
    actions,
    ...(resources ? { resources } : {}),
    ...(principals ? { principals: { ...principals, unseen: principals.unseen.map((why) => located(why, at)) } } : {}),
    conditions: conditionsOf(written, inventory),
    ...at,
  };
}

/** `OneDistributionReads (delivery.yaml:336)`; a policy of AWS is named beside. */
export function statementText(statement: Statement): string {
  const place = originText(placeOf(statement));
  const name = statement.sid ?? `statement of ${nameOf(statement.record)}`;
  return statement.ofAws === undefined
    ? `${name} (${place})`
    : `${statement.ofAws} of ${nameOf(statement.record)} (${place})`;
}

function placeOf({ record, path }: Pick<Statement, 'record' | 'path'>): Origin {
  return originAt(record, path);
}

function choiceOf(
  written: ValueMap,
  name: 'Action' | 'Resource',
  at: Pick<Statement, 'record' | 'path'>,
  inventory: Inventory,
): Choice | undefined {
  const path = written[`Not${name}`] === undefined ? name : `Not${name}`;
  const value = written[path];
  const values = isUnseen(value) ? [value] : listAt(written, path);
  if (values.length === 0) return undefined;
  const patterns = values.map((one) => {
    const pieces = spelled(one, inventory).map((piece) => placed(piece, at, path));
    return patternOf(name === 'Action' ? pieces.map(lower) : completed(pieces));
  });
  return { patterns, except: path !== name };
}

/** A hole says where it was met, since it is met again far from there. */
function placed(piece: Piece, at: Pick<Statement, 'record' | 'path'>, path: string): Piece {
  if (!isUnseen(piece) || piece.input === 'AWS::AccountId') return piece;
  return { ...piece, unseen: `${nameOf(at.record)} (${originText(placeOf(at))}): ${path}: ${piece.unseen}` };
}

function located({ message, input, question }: UnseenInput, at: Pick<Statement, 'record' | 'path'>): UnseenInput {
  return new UnseenInput(`${nameOf(at.record)} (${originText(placeOf(at))}): ${message}`, '', input, question);
}

function lower(piece: Piece): Piece {
  return typeof piece === 'string' ? piece.toLowerCase() : piece;
}

/** An ARN with fewer than six fields means any in the missing ones. Source: IAM User Guide, "Resource element". */
function completed(pieces: readonly Piece[]): readonly Piece[] {
  const [text] = pieces;
  if (pieces.length !== 1 || typeof text !== 'string' || !text.startsWith('arn:')) return pieces;
  const missing = 6 - text.split(':').length;
  return missing > 0 ? [`${text}${':*'.repeat(missing)}`] : pieces;
}
