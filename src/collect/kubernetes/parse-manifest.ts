import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseAllDocuments,
  type Tags,
} from 'yaml';
import type { MapEntry, Position, SyntaxNode } from '../template/syntax-tree.ts';
import { unrenderedAt } from './unrendered.ts';

/** What keeps a part of a manifest from being read: its 1-based place, and how to mend it. */
export interface ManifestProblem {
  readonly message: string;
  readonly mend: string;
  readonly at: Position;
}

/** What a manifest file holds: the tree of each document that could be read, and the problems of the others. */
export interface ParsedManifest {
  readonly documents: readonly SyntaxNode[];
  readonly problems: readonly ManifestProblem[];
}

const nodeLimit = 400_000;
const depthLimit = 200;

/**
 * Reads a YAML stream or a JSON file as `kubectl` does: YAML 1.1 scalars (`yes`, `0644`), merge keys, and no tag or key that means a
 * call. Documents without content are left out; one that is broken is a problem and leaves the others.
 */
export function parseManifest(text: string): ParsedManifest {
  if (text.includes('\u0000')) return failed('This is a binary file, not a manifest');
  const unrendered = unrenderedAt(text);
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, {
    lineCounter: lines,
    logLevel: 'silent',
    prettyErrors: false,
    version: '1.1',
    customTags: asKubectl,
  });
  if (!Array.isArray(documents)) return failed('The file holds no object');
  const at = (offset: number): Position => {
    const { line, col } = lines.linePos(offset);
    return [Math.max(line, 1), Math.max(col, 1)];
  };
  const broken = documents.flatMap(({ errors }) =>
    errors.map(({ message, pos: [start] }) => problem(message, at(start))),
  );
  const read = documents.flatMap((document) => (document.errors.length > 0 ? [] : treeOf(document, at)));
  const trees = read.filter((one) => 'kind' in one);
  const problems = [...broken, ...read.filter((one) => 'mend' in one)];
  if (unrendered !== undefined && (unrendered.certain || problems.length > 0))
    return {
      documents: [],
      problems: [{ message: 'This is a Helm template that was not rendered.', mend: render, at: unrendered.at }],
    };
  if (trees.length === 0 && problems.length === 0) return failed('The file holds no object');
  return { documents: trees, problems };
}

const render = 'Render it first: `helm template RELEASE CHART --values VALUES`, and give its output.';

function treeOf(document: Document, at: (offset: number) => Position): readonly (SyntaxNode | ManifestProblem)[] {
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return [];
  let budget = nodeLimit;
  try {
    return [convert(contents, 0)];
  } catch (error) {
    if (error instanceof Unreadable) return [problem(error.message, error.at)];
    throw error;
  }

  function convert(node: Node | null, depth: number): SyntaxNode {
    budget -= 1;
    if (node === null) return { kind: 'scalar', value: null, at: [1, 1] };
    const place = at(node.range?.[0] ?? 0);
    if (budget < 0) throw new Unreadable(`More than ${nodeLimit} nodes once aliases are followed`, place);
    if (depth > depthLimit) throw new Unreadable(`More than ${depthLimit} levels once aliases are followed`, place);
    if (isAlias(node)) {
      const meant = node.resolve(document);
      if (!meant) throw new Unreadable(`There is no anchor "${node.source}"`, place);
      return convert(meant, depth + 1);
    }
    if (isSeq(node))
      return { kind: 'list', items: node.items.map((item) => convert(item as Node | null, depth + 1)), at: place };
    if (isMap(node))
      return { kind: 'map', entries: entriesOf(node.items as Pair<Node, Node | null>[], depth + 1), at: place };
    const value = isScalar(node) ? node.value : null;
    const known =
      typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' || value === null;
    return {
      kind: 'scalar',
      value: known ? value : ((isScalar(node) ? node.source : undefined) ?? null),
      at: place,
    };
  }

  function entriesOf(pairs: readonly Pair<Node, Node | null>[], depth: number): ReadonlyMap<string, MapEntry> {
    const own = new Map<string, MapEntry>();
    const merged: MapEntry[] = [];
    for (const { key, value } of pairs) {
      const place = at(key.range?.[0] ?? 0);
      if (!isScalar(key)) throw new Unreadable('A key is not text', place);
      const converted = convert(value, depth);
      const entry = { key: place, value: value === null ? { ...converted, at: place } : converted };
      // Known by its source: the parser hands a merge key out as a symbol.
      if (key.source === '<<' && key.type === 'PLAIN') merged.push(entry);
      else own.set(String(key.value), entry);
    }
    for (const { value } of merged)
      for (const map of value.kind === 'list' ? value.items : [value])
        if (map.kind === 'map') for (const [name, one] of map.entries) if (!own.has(name)) own.set(name, one);
    return own;
  }
}

class Unreadable extends Error {
  readonly at: Position;

  constructor(message: string, at: Position) {
    super(message);
    this.at = at;
  }
}

/** Go's YAML reads neither base-60 numbers (`22:22`) nor dates. */
function asKubectl(tags: Tags): Tags {
  return tags.filter(
    (tag) => typeof tag === 'string' || (tag.format !== 'TIME' && tag.tag !== 'tag:yaml.org,2002:timestamp'),
  );
}

function failed(message: string): ParsedManifest {
  return { documents: [], problems: [problem(message, [1, 1])] };
}

function problem(message: string, at: Position): ManifestProblem {
  return { message: `${message.replace(/\.\s*$/u, '')}.`, mend: 'Mend it; it was not judged.', at };
}
