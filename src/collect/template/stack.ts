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
  /** Set for a nested stack: whether its parent makes it. */
  readonly existence?: Value;
}

/** A literal, the output of another stack (any region), which resolves to what that output refers to, or what a parent stack passes on. */
export type ParameterValue = string | number | boolean | readonly (string | number)[] | OutputOf | PassedOn;

export interface OutputOf {
  readonly output: { readonly stack: string; readonly key: string };
}

export interface PassedOn {
  readonly passed: () => Value;
}

/** A template that lies at hand for a nested stack. */
export interface NestedTemplate {
  readonly file: string;
  readonly tree: SyntaxNode;
}

/** What a stack's values may need from outside it. Every answer is a value, unseen where it cannot be had. */
export interface Surroundings {
  /** How deep in each other the values are that are being worked out, of all stacks together. */
  readonly depth: { level: number };
  /** Whether a parameter's default stands for the value it was not given. */
  readonly defaults: boolean;
  /** The export of that name in the stack's own account and region. */
  readonly exported: (name: string, from: Stack) => Value;
  readonly output: (stack: string, key: string) => Value;
  /** The zone names of a region in order, or undefined when they are not known. */
  readonly zones: (region: string) => readonly string[] | undefined;
}
