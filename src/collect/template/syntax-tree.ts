import type { Scalar } from '../../inventory/value.ts';

/** A 1-based place in a file. */
export type Position = readonly [line: number, column: number];

/** A template as written: maps, lists and scalars with positions, and calls of intrinsic functions in their long names. */
export type SyntaxNode = ScalarNode | ListNode | MapNode | CallNode;

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly value: Scalar;
  readonly at: Position;
}

export interface ListNode {
  readonly kind: 'list';
  readonly items: readonly SyntaxNode[];
  readonly at: Position;
}

export interface MapNode {
  readonly kind: 'map';
  readonly entries: ReadonlyMap<string, MapEntry>;
  readonly at: Position;
}

export interface MapEntry {
  readonly key: Position;
  readonly value: SyntaxNode;
}

/** `Ref`, `Condition` or `Fn::…` with its argument, from the short form (`!Sub x`) or the long one. */
export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly argument: SyntaxNode;
  readonly at: Position;
}

export function entry(node: SyntaxNode | undefined, key: string): SyntaxNode | undefined {
  return node?.kind === 'map' ? node.entries.get(key)?.value : undefined;
}

export function entriesOf(node: SyntaxNode | undefined): [string, MapEntry][] {
  return node?.kind === 'map' ? [...node.entries] : [];
}

export function itemsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node?.kind === 'list' ? node.items : [];
}

export function textOf(node: SyntaxNode | undefined): string | undefined {
  return node?.kind === 'scalar' && node.value !== null ? String(node.value) : undefined;
}
