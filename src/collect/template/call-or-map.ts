import type { MapEntry, Position, SyntaxNode } from './syntax-tree.ts';

/** A map that was read: a call where its only key is a function's name, else the map itself. */
export function callOrMap(entries: ReadonlyMap<string, MapEntry>, at: Position): SyntaxNode {
  const [only] = entries;
  if (entries.size !== 1 || !only || !isCall(only[0])) return { kind: 'map', entries, at };
  const [name, { value }] = only;
  if (name === 'Condition' && value.kind !== 'scalar') return { kind: 'map', entries, at };
  return { kind: 'call', name, argument: name === 'Fn::GetAtt' ? dotted(value) : value, at };
}

/** `A.B.C` and `[A, B.C]` both become the list [A, B.C]. */
export function dotted(argument: SyntaxNode): SyntaxNode {
  if (argument.kind !== 'scalar') return argument;
  const text = String(argument.value);
  const dot = text.indexOf('.');
  const parts = dot < 0 ? [text] : [text.slice(0, dot), text.slice(dot + 1)];
  return { kind: 'list', items: parts.map((value) => ({ kind: 'scalar', value, at: argument.at })), at: argument.at };
}

/** A loop is no call: it stands among other keys, and what it makes does too. */
function isCall(key: string): boolean {
  return key === 'Ref' || key === 'Condition' || (key.startsWith('Fn::') && !key.startsWith('Fn::ForEach::'));
}
