import { visit } from 'jsonc-parser';
import { callOrMap } from './call-or-map.ts';
import { plainScalar } from './plain-scalar.ts';
import type { MapEntry, Position, SyntaxNode } from './syntax-tree.ts';

const depthLimit = 200;

interface Open {
  readonly at: Position;
  readonly entries?: Map<string, MapEntry>;
  readonly items?: SyntaxNode[];
  key?: { readonly name: string; readonly at: Position };
}

/**
 * The tree of a JSON template with the position of every node, ten times as fast as by way of YAML. Undefined when the text is
 * anything but plain, valid JSON without duplicate keys: the YAML parser then says what it is.
 */
export function parseJson(text: string): SyntaxNode | undefined {
  if (!/^\s*\{/u.test(text)) return undefined;
  const open: Open[] = [];
  let root: SyntaxNode | undefined;
  let valid = true;
  try {
    visit(text, {
      onObjectBegin: (_offset, _length, line, column) => begin({ at: [line + 1, column + 1], entries: new Map() }),
      onObjectProperty(name, _offset, _length, line, column) {
        const map = open.at(-1);
        if (!map?.entries || map.entries.has(name)) valid = false;
        else map.key = { name, at: [line + 1, column + 1] };
      },
      onArrayBegin: (_offset, _length, line, column) => begin({ at: [line + 1, column + 1], items: [] }),
      onLiteralValue(value, offset, length, line, column) {
        const kept = typeof value === 'number' ? plainScalar(text.slice(offset, offset + length)) : (value as string);
        add({ kind: 'scalar', value: kept, at: [line + 1, column + 1] });
      },
      onObjectEnd: end,
      onArrayEnd: end,
      onComment() {
        valid = false;
      },
      onError() {
        valid = false;
      },
    });
  } catch {
    return undefined;
  }
  return valid ? root : undefined;

  function begin(node: Open): boolean {
    open.push(node);
    if (open.length > depthLimit) valid = false;
    return valid;
  }

  function end(): void {
    const done = open.pop();
    if (done?.entries) add(callOrMap(done.entries, done.at));
    else if (done?.items) add({ kind: 'list', items: done.items, at: done.at });
  }

  function add(node: SyntaxNode): void {
    const parent = open.at(-1);
    if (!parent) root = node;
    else if (parent.items) parent.items.push(node);
    else if (parent.entries && parent.key) parent.entries.set(parent.key.name, { key: parent.key.at, value: node });
  }
}
