import type { Value } from '../../inventory/value.ts';
import type { SyntaxNode } from './syntax-tree.ts';

/** One deployment of a template: the file's tree, the region and account it goes to, and what its parameters are given. */
export interface Stack {
  readonly name: string;
  readonly file: string;
  readonly tree: SyntaxNode;
  readonly account: string | undefined;
  readonly region: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
}

/** A literal, or the output of another stack (any region), which resolves to what that output refers to. */
export type ParameterValue = string | number | boolean | readonly (string | number)[] | OutputOf;

export interface OutputOf {
  readonly output: { readonly stack: string; readonly key: string };
}

/** What a stack's values may need from outside it. Every answer is a value, unseen where it cannot be had. */
export interface Surroundings {
  /** The export of that name in the stack's own account and region. */
  readonly exported: (name: string, from: Stack) => Value;
  readonly output: (stack: string, key: string) => Value;
  /** The zone names of a region in order, or undefined when they are not known. */
  readonly zones: (region: string) => readonly string[] | undefined;
}
