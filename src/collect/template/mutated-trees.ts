import fc from 'fast-check';
import type { MapEntry, SyntaxNode } from './syntax-tree.ts';

/** A change to a template's tree: the node at a place, counted in reading order, is taken out, or becomes something else. */
export type Mutation = { readonly at: number } & (
  | { readonly kind: 'delete' }
  | { readonly kind: 'replace'; readonly by: number }
  | { readonly kind: 'retype'; readonly as: 'scalar'; readonly value: string | number | boolean | null }
  | { readonly kind: 'retype'; readonly as: 'list' | 'map' | 'empty list' | 'empty map' }
  | { readonly kind: 'retype'; readonly as: 'call'; readonly name: string }
);

const place = fc.nat({ max: 1_000_000 });
const scalars = fc.constantFrom(
  null,
  true,
  '',
  'x',
  0,
  -1,
  1e21,
  '${',
  '${A.B}',
  '10.0.0.7/99',
  '*',
  'arn:aws:s3:::x',
  '{"a":',
  '{{resolve:ssm:x}}',
  '__proto__',
);
const functionNames = fc.constantFrom(
  'Ref',
  'Condition',
  ...[
    'If',
    'Sub',
    'GetAtt',
    'Join',
    'Select',
    'Split',
    'FindInMap',
    'ImportValue',
    'GetAZs',
    'Cidr',
    'Base64',
    'Length',
  ].map((name) => `Fn::${name}`),
  ...['ToJsonString', 'Transform', 'Equals', 'Not', 'And', 'Or', 'Contains', 'EachMemberIn', 'Nonsense'].map(
    (name) => `Fn::${name}`,
  ),
);

export const mutations: fc.Arbitrary<readonly Mutation[]> = fc.array(
  fc.oneof<fc.Arbitrary<Mutation>[]>(
    fc.record({ at: place, kind: fc.constant('delete') }),
    fc.record({ at: place, kind: fc.constant('replace'), by: place }),
    fc.record({ at: place, kind: fc.constant('retype'), as: fc.constant('scalar'), value: scalars }),
    fc.record({
      at: place,
      kind: fc.constant('retype'),
      as: fc.constantFrom('list', 'map', 'empty list', 'empty map'),
    }),
    fc.record({ at: place, kind: fc.constant('retype'), as: fc.constant('call'), name: functionNames }),
  ),
  { minLength: 1, maxLength: 8 },
);

/** The tree after the mutations, one after the other; its root stays. */
export function mutated(tree: SyntaxNode, changes: readonly Mutation[]): SyntaxNode {
  return changes.reduce((now, change) => {
    const nodes = nodesIn(now);
    const target = nodes[1 + (change.at % Math.max(nodes.length - 1, 1))];
    return target ? (rewritten(now, target, changed(target, change, nodes)) ?? now) : now;
  }, tree);
}

function changed(node: SyntaxNode, change: Mutation, nodes: readonly SyntaxNode[]): SyntaxNode | undefined {
  const { at } = node;
  if (change.kind === 'delete') return undefined;
  if (change.kind === 'replace') return nodes[change.by % nodes.length];
  switch (change.as) {
    case 'scalar':
      return { kind: 'scalar', value: change.value, at };
    case 'list':
      return { kind: 'list', items: [node, node], at };
    case 'empty list':
      return { kind: 'list', items: [], at };
    case 'map':
      return { kind: 'map', entries: new Map([['Odd', { key: at, value: node }]]), at };
    case 'empty map':
      return { kind: 'map', entries: new Map(), at };
    case 'call':
      return { kind: 'call', name: change.name, argument: node, at };
  }
}

function nodesIn(node: SyntaxNode, found: SyntaxNode[] = []): readonly SyntaxNode[] {
  found.push(node);
  for (const child of childrenOf(node)) nodesIn(child, found);
  return found;
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.kind === 'list') return node.items;
  if (node.kind === 'map') return [...node.entries.values()].map(({ value }) => value);
  return node.kind === 'call' ? [node.argument] : [];
}

/** The tree with one node put in the place of another, or without it; undefined when that leaves nothing. */
function rewritten(node: SyntaxNode, target: SyntaxNode, by: SyntaxNode | undefined): SyntaxNode | undefined {
  if (node === target) return by;
  if (node.kind === 'list') return { ...node, items: node.items.flatMap((item) => rewritten(item, target, by) ?? []) };
  if (node.kind === 'call') {
    const argument = rewritten(node.argument, target, by);
    return argument && { ...node, argument };
  }
  if (node.kind === 'scalar') return node;
  const entries = [...node.entries].flatMap(([key, entry]): [string, MapEntry][] => {
    const value = rewritten(entry.value, target, by);
    return value ? [[key, { ...entry, value }]] : [];
  });
  return { ...node, entries: new Map(entries) };
}
