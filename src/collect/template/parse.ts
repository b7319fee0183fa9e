import { isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type Pair } from 'yaml';
import { callOrMap, dotted } from './call-or-map.ts';
import { parseJson } from './parse-json.ts';
import type { MapEntry, Position, SyntaxNode } from './syntax-tree.ts';

/** A problem in a file, with its 1-based place. */
export interface Problem {
  readonly message: string;
  readonly at: Position;
}

export type Parsed = { readonly tree: SyntaxNode } | { readonly problems: readonly [Problem, ...Problem[]] };

const nodeLimit = 400_000;
const depthLimit = 200;

/**
 * Reads a YAML or JSON template with the position of every node. Short forms (`!GetAtt A.B`) and long ones (`Fn::GetAtt`)
 * become the same calls. Aliases and merge keys are followed, up to a limit, so that a small file cannot fill memory.
 */
export function parseTemplate(text: string): Parsed {
  if (text.includes('\u0000')) return failed('This is a binary file, not a YAML or JSON template.', [1, 1]);
  const json = parseJson(text);
  if (json) return { tree: json };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, logLevel: 'silent', prettyErrors: false });
  const at = (node: { readonly range?: readonly [number, number, number] | null | undefined }): Position => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    return [Math.max(line, 1), Math.max(col, 1)];
  };
  const errors = document.errors.map(
    ({ message, pos }): Problem => ({
      message: message.startsWith('Maximum call stack') ? tooDeep : message,
      at: at({ range: [pos[0], pos[0], pos[1]] }),
    }),
  );
  const [first, ...others] = errors;
  if (first) return { problems: [first, ...others] };
  if (document.contents === null) return failed('The file is empty.', [1, 1]);

  let budget = nodeLimit;
  let depth = 0;
  try {
    return { tree: convert(document.contents) };
  } catch (error) {
    if (error instanceof TooLarge) return failed(error.message, error.at);
    throw error;
  }

  function convert(node: Node | null | undefined): SyntaxNode {
    budget -= 1;
    if (budget < 0)
      throw new TooLarge(`The file has more than ${nodeLimit} nodes once its aliases are followed.`, [1, 1]);
    if (node === null || node === undefined) return { kind: 'scalar', value: null, at: [1, 1] };
    if (isAlias(node)) return convert(node.resolve(document));
    depth += 1;
    if (depth > depthLimit) throw new TooLarge(tooDeep, at(node));
    const plain = content(node);
    depth -= 1;
    const name = shortForm(node.tag);
    if (name === undefined) return plain;
    return { kind: 'call', name, argument: name === 'Fn::GetAtt' ? dotted(plain) : plain, at: plain.at };
  }

  function content(node: Node): SyntaxNode {
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => convert(item as Node | null)), at: at(node) };
    if (isMap(node)) return mapOrCall(node.items as Pair<Node, Node | null>[], at(node));
    const value = isScalar(node) ? node.value : null;
    return { kind: 'scalar', value: scalar(value, isScalar(node) ? node.source : undefined), at: at(node) };
  }

  function mapOrCall(pairs: readonly Pair<Node, Node | null>[], position: Position): SyntaxNode {
    const entries = new Map<string, MapEntry>();
    for (const { key, value } of pairs) {
      const name = isScalar(key) ? String(key.value) : String(key);
      const converted = convert(value);
      if (name === '<<') merge(entries, converted);
      else entries.set(name, { key: at(key), value: value === null ? { ...converted, at: at(key) } : converted });
    }
    return callOrMap(entries, position);
  }
}

const tooDeep = `The file is nested more than ${depthLimit} levels deep.`;

class TooLarge extends Error {
  readonly at: Position;

  constructor(message: string, at: Position) {
    super(message);
    this.at = at;
  }
}

function failed(message: string, at: Position): Parsed {
  return { problems: [{ message, at }] };
}

function merge(into: Map<string, MapEntry>, from: SyntaxNode): void {
  const maps = from.kind === 'list' ? from.items : [from];
  for (const map of maps) {
    if (map.kind !== 'map') continue;
    for (const [key, value] of map.entries) if (!into.has(key)) into.set(key, value);
  }
}

function shortForm(tag: string | undefined): string | undefined {
  if (tag === undefined || !tag.startsWith('!') || tag.startsWith('!!')) return undefined;
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** CloudFormation keeps long digit strings such as account ids as text; YAML would make 012345678901 a number. */
function scalar(value: unknown, source: string | undefined): string | number | boolean | null {
  if (typeof value === 'number') return source !== undefined && String(value) !== source ? source : value;
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value;
  return source ?? JSON.stringify(value);
}
