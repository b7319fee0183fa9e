import { isMap, type Value, type ValueMap } from '../../inventory/value.ts';
import type { Decision } from './conditions.ts';
import type { Stack, Surroundings } from './stack.ts';
import { entry, itemsOf, type Position, type SyntaxNode, textOf } from './syntax-tree.ts';

/** `AWS::NoValue`: the property is as if it had not been written. */
export const noValue = Symbol('AWS::NoValue');
export type Evaluated = Value | typeof noValue;

/** Where each property was found, by dotted path, filled while evaluating. */
export type Positions = Record<string, Position>;

/** One stack's template being evaluated: each name is worked out when first asked for and kept. */
export interface Evaluation {
  readonly stack: Stack;
  readonly surroundings: Surroundings;
  readonly value: (node: SyntaxNode, path?: string, positions?: Positions) => Evaluated;
  readonly ref: (name: string) => Evaluated;
  readonly attribute: (logicalId: string, name: string) => Value;
  readonly decide: (conditionName: string) => Decision;
  readonly output: (key: string) => Value;
}

/** `<account>/<region>/<stack>/<logicalId>`, with `-` for an account that was not given. */
export function resourceId(stack: Stack, logicalId: string): string {
  return `${stack.account ?? '-'}/${stack.region}/${stack.name}/${logicalId}`;
}

/** Whether a resource or output with a `Condition` exists: true, false, or unseen when the condition cannot be decided. */
export function existence(declared: SyntaxNode, evaluation: Evaluation): Decision {
  const name = textOf(entry(declared, 'Condition'));
  return name === undefined ? true : evaluation.decide(name);
}

export function asMap(value: Evaluated): ValueMap {
  return value !== noValue && isMap(value) ? value : {};
}

export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.kind === 'list' ? itemsOf(node) : [node];
}
