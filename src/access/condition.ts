import type { Inventory } from '../inventory/inventory.ts';
import { listAt, mapAt, unseenInput } from '../inventory/read.ts';
import { isText, isUnseen, type Value, type ValueMap, unseenIn } from '../inventory/value.ts';
import { literalOf, type Pattern, patternOf } from './pattern.ts';
import { spelled, words } from './spelling.ts';

/** One operator on one key: `ForAnyValue:StringNotLikeIfExists` on `aws:TagKeys`. */
export interface Condition {
  /** Without quantifier, negation and IfExists: `StringLike`. */
  readonly operator: string;
  readonly negated: boolean;
  readonly ifExists: boolean;
  readonly quantifier?: 'ForAllValues' | 'ForAnyValue';
  /** As it is written; IAM reads it in any case. */
  readonly key: string;
  readonly values: readonly Pattern[];
  /** The whole condition in words: `StringEquals aws:SourceAccount 111122223333`. */
  readonly text: string;
}

/** The conditions of a statement. Throws UnseenInput. */
export function conditionsOf(statement: ValueMap, inventory: Inventory): readonly Condition[] {
  const blocks = Object.keys(mapAt(statement, 'Condition') ?? {});
  return blocks.flatMap((written) => {
    const block = mapAt(statement['Condition'], written) ?? {};
    return Object.keys(block).map((key) => conditionOf(written, key, listOf(block, key), inventory));
  });
}

/** Keys hold dots and slashes, which paths would split. A value that was not seen could let everything through, so that all of it is unseen. */
function listOf(block: ValueMap, key: string): readonly Value[] {
  const values = listAt({ Condition: block[key] ?? null }, 'Condition');
  const [hole] = values.filter(mayBeAnything).flatMap((value) => unseenIn(value) ?? []);
  if (hole) throw unseenInput(hole, 'Condition');
  return values;
}

/** Unseen, be it beside wildcards. */
function mayBeAnything(value: Value): boolean {
  return isText(value)
    ? value.text.every((piece) => isUnseen(piece) || (typeof piece === 'string' && /^[*?]*$/u.test(piece)))
    : isUnseen(value);
}

function conditionOf(written: string, key: string, values: readonly Value[], inventory: Inventory): Condition {
  const [, quantifier, bare = written] = /^(?:(ForAllValues|ForAnyValue):)?(.*)$/u.exec(written) ?? [];
  const ifExists = bare.endsWith('IfExists');
  const operator = ifExists ? bare.slice(0, -'IfExists'.length) : bare;
  const negated = /Not/u.test(operator);
  const plain = operator.replace('Not', '');
  const wildcards = plain.endsWith('Like') || plain.startsWith('Arn');
  const pieces = values.map((value) => spelled(value, inventory));
  return {
    operator: plain,
    negated,
    ifExists,
    ...(quantifier === 'ForAllValues' || quantifier === 'ForAnyValue' ? { quantifier } : {}),
    key,
    values: pieces.map((one) => (wildcards ? patternOf(one) : literalOf(one))),
    text: `${written} ${key} ${pieces.map(words).join(', ')}`,
  };
}
