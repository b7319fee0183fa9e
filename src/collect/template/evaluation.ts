import type { Answers, Question } from '../../inventory/question.ts';
import { isMap, type Unseen, unseen, type Value, type ValueMap } from '../../inventory/value.ts';
import type { UnseenLoop } from './loops.ts';
import type { Stack, Surroundings } from './stack.ts';
import { itemsOf, type MapEntry, type Position, type SyntaxNode } from './syntax-tree.ts';

/** `AWS::NoValue`: the property is as if it had not been written. */
export const noValue = Symbol('AWS::NoValue');
export type Evaluated = Value | typeof noValue;

/** Where each property was found, by dotted path, filled while evaluating. */
export type Positions = Record<string, Position>;

/** A condition's outcome; a question when it hangs on one that is open, unseen when it can never be decided. */
export type Decision = boolean | Unseen | Question;

/** One stack's template being evaluated: nothing is worked out before it is asked for. */
export interface Evaluation {
  readonly stack: Stack;
  readonly surroundings: Surroundings;
  /** What a node comes to; guarded where it hangs on open questions. */
  readonly value: (node: SyntaxNode, path?: string, positions?: Positions) => Evaluated;
  readonly ref: (name: string) => Evaluated;
  readonly attribute: (logicalId: string, name: string) => Value;
  /** A condition's outcome once the answers hold. */
  readonly decide: (conditionName: string, answers: Answers) => Decision;
  readonly output: (key: string) => Value;
  /** Whether what is declared exists: true, false, unseen, or guarded. */
  readonly existence: (declared: SyntaxNode) => Value;
  readonly section: (name: string) => Section;
}

/** A section of the template, its loops unrolled. */
export interface Section {
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly unseen: readonly UnseenLoop[];
}

/** `<account>/<region>/<stack>/<logicalId>`, with `-` for an account that was not given. */
export function resourceId(stack: Stack, logicalId: string): string {
  return `${stack.account ?? '-'}/${stack.region}/${stack.name}/${logicalId}`;
}

/** What a nested stack is called here; AWS adds letters of its own choice. */
export function nestedName(parent: Stack, logicalId: string): string {
  return `${parent.name}-${logicalId}`;
}

/** The stack of calls holds some thousand; a template that goes deeper is not one that somebody wrote. */
export const depthLimit = 500;
export const tooDeep = unseen(`hangs on more than ${depthLimit} values in each other`);

export function asMap(value: Evaluated | undefined): ValueMap {
  return value !== noValue && isMap(value) ? value : {};
}

export function argumentsOf(node: SyntaxNode): readonly SyntaxNode[] {
  return node.kind === 'list' ? itemsOf(node) : [node];
}
