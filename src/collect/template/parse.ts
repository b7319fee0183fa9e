import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  type Scalar as YamlScalar,
} from 'yaml';
import type { Scalar } from '../../inventory/value.ts';
import { aliasTargets } from './alias-targets.ts';
import { callOrMap, dotted } from './call-or-map.ts';
import { parseJson } from './parse-json.ts';
import { plainScalar } from './plain-scalar.ts';
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
  const document = parseDocument(text, {
    lineCounter: lines,
    // Not silent: the parser would then drop all documents but the first.
    logLevel: 'error',
    prettyErrors: false,
    // Looked at below: the parser compares each key of a map with all others.
    uniqueKeys: false,
  });
  const at = (node: { readonly range?: readonly [number, number, number] | null | undefined }): Position => {
    const { line, col } = lines.linePos(node.range?.[0] ?? 0);
    return [Math.max(line, 1), Math.max(col, 1)];
  };
  const errors = document.errors.map(
    ({ message, pos }): Problem => ({
      message: told(message),
      at: at({ range: [pos[0], pos[0], pos[1]] }),
    }),
  );
  // What the parser says after it has lost its way is no help.
  const deep = errors.find(({ message }) => message === tooDeep);
  if (deep) return { problems: [deep] };
  const [first, ...others] = errors;
  if (first) return { problems: [first, ...others] };
  if (document.contents === null) return failed('The file is empty.', [1, 1]);

  let budget = nodeLimit;
  let depth = 0;
  /** The anchored nodes that are being converted. */
  const anchored = new Set<Node>();
  let targets: ReadonlyMap<Alias, Node> | undefined;
  try {
    return { tree: convert(document.contents) };
  } catch (error) {
    if (error instanceof Unreadable) return failed(error.message, error.at);
    throw error;
  }

  function spend(): void {
    budget -= 1;
    if (budget < 0)
      throw new Unreadable(`The file has more than ${nodeLimit} nodes once its aliases are followed.`, [1, 1]);
  }

  function convert(node: Node | null | undefined): SyntaxNode {
    spend();
    if (node === null || node === undefined) return { kind: 'scalar', value: null, at: [1, 1] };
    if (isAlias(node)) return convert(meantBy(node));
    depth += 1;
    if (depth > depthLimit) throw new Unreadable(tooDeep, at(node));
    if (node.anchor !== undefined) anchored.add(node);
    const plain = content(node);
    anchored.delete(node);
    depth -= 1;
    const name = shortForm(node.tag);
    if (name === undefined) return plain;
    return { kind: 'call', name, argument: name === 'Fn::GetAtt' ? dotted(plain) : plain, at: plain.at };
  }

  function meantBy(alias: Alias): Node {
    targets ??= aliasTargets(document);
    const found = targets.get(alias);
    if (!found) throw new Unreadable(`No anchor "${alias.source}" stands before its alias`, at(alias));
    if (anchored.has(found)) throw new Unreadable(`What is anchored as "${alias.source}" holds itself`, at(alias));
    return found;
  }

  function content(node: Node): SyntaxNode {
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => convert(item as Node | null)), at: at(node) };
    if (isMap(node)) return mapOrCall(node.items as Pair<Node, Node | null>[], at(node));
    return { kind: 'scalar', value: isScalar(node) ? scalar(node) : null, at: at(node) };
  }

  function mapOrCall(pairs: readonly Pair<Node, Node | null>[], position: Position): SyntaxNode {
    return callOrMap(entriesOf(pairs), position);
  }

  function entriesOf(pairs: readonly Pair<Node, Node | null>[]): Map<string, MapEntry> {
    const merged = new Map<string, MapEntry>();
    const own = new Map<string, MapEntry>();
    for (const { key: written, value } of pairs) {
      const key = isAlias(written) ? meantBy(written) : written;
      const name = isScalar(key) ? String(scalar(key)) : String(key);
      if (name === '<<' && isScalar(key) && key.type === 'PLAIN') {
        for (const [inherited, entry] of mergedFrom(value, at(written)))
          if (!merged.has(inherited)) merged.set(inherited, entry);
      } else if (own.has(name)) throw new Unreadable(`Map keys must be unique: "${name}" is there twice`, at(written));
      else {
        const converted = convert(value);
        own.set(name, { key: at(written), value: value === null ? { ...converted, at: at(key) } : converted });
      }
    }
    return new Map([...merged, ...own]);
  }

  function mergedFrom(node: Node | null, place: Position): [string, MapEntry][] {
    const source = isAlias(node) ? meantBy(node) : node;
    depth += 1;
    spend();
    if (depth > depthLimit) throw new Unreadable(tooDeep, place);
    const found =
      isMap(source) && shortForm(source.tag) === undefined
        ? [...entriesOf(source.items as Pair<Node, Node | null>[])]
        : isSeq(source) && !isAlias(source)
          ? source.items.flatMap((item) => mergedFrom(item as Node | null, place))
          : undefined;
    depth -= 1;
    if (!found) throw new Unreadable('A merge key (<<) takes a map or a list of maps', place);
    return found;
  }
}

const tooDeep = `The file is nested more than ${depthLimit} levels deep.`;

/** What the parser says, in words for who wrote the file. */
function told(message: string): string {
  if (message.startsWith('Maximum call stack')) return tooDeep;
  return message.startsWith('Source contains multiple documents')
    ? 'A template is one YAML document; another begins here'
    : message;
}

class Unreadable extends Error {
  readonly at: Position;

  constructor(message: string, at: Position) {
    super(message);
    this.at = at;
  }
}

function failed(message: string, at: Position): Parsed {
  return { problems: [{ message, at }] };
}

function shortForm(tag: string | undefined): string | undefined {
  if (tag === undefined || !tag.startsWith('!') || tag.startsWith('!!')) return undefined;
  const name = tag.slice(1);
  return name === 'Ref' || name === 'Condition' ? name : `Fn::${name}`;
}

/** Text in quotes or with a tag is what it says; the parser's own meaning of plain text (YAML 1.2) is not CloudFormation's. */
function scalar({ type, tag, source = '', value }: YamlScalar): Scalar {
  if (type === 'PLAIN' && tag === undefined) return plainScalar(source);
  if (typeof value === 'number') return String(value) === source ? value : source;
  return typeof value === 'string' || typeof value === 'boolean' || value === null ? value : source;
}
