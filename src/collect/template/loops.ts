import { isList, isUnseen, type Unseen, unseen, type Value } from '../../inventory/value.ts';
import { type MapEntry, type Position, type SyntaxNode, textOf } from './syntax-tree.ts';

/** A loop whose collection was not seen: what it would have made is missing. */
export interface UnseenLoop {
  readonly name: string;
  readonly at: Position;
  readonly why: Unseen;
}

const prefix = 'Fn::ForEach::';
const limit = 100_000;

/**
 * A map's entries with every `Fn::ForEach::…` replaced by what it makes. `collection` works out the list a loop runs over.
 * Source: CloudFormation User Guide, "Fn::ForEach".
 */
export function unrolled(
  entries: ReadonlyMap<string, MapEntry>,
  collection: (node: SyntaxNode) => Value,
): { readonly entries: ReadonlyMap<string, MapEntry>; readonly unseen: readonly UnseenLoop[] } {
  if (![...entries.keys()].some((key) => key.startsWith(prefix))) return { entries, unseen: [] };
  const made = new Map<string, MapEntry>();
  const missing: UnseenLoop[] = [];
  for (const [key, entry] of entries) {
    if (!key.startsWith(prefix)) made.set(key, entry);
    else run(key.slice(prefix.length), entry);
  }
  return { entries: made, unseen: missing };

  function run(name: string, { key: at, value }: MapEntry): void {
    const [identifierNode, collectionNode, body] = value.kind === 'list' ? value.items : [];
    const identifier = textOf(identifierNode);
    if (identifier === undefined || !collectionNode || body?.kind !== 'map') {
      missing.push({ name, at, why: unseen('Fn::ForEach needs an identifier, a collection and a map to repeat') });
      return;
    }
    const items = itemsOf(collection(collectionNode));
    if (isUnseen(items)) {
      missing.push({ name, at, why: items });
      return;
    }
    for (const item of items) {
      const replaced = new Map(
        [...body.entries].map(([key, entry]): [string, MapEntry] => [
          named(key, identifier, item),
          { key: entry.key, value: repeated(entry.value, identifier, item) },
        ]),
      );
      const inner = unrolled(replaced, collection);
      missing.push(...inner.unseen);
      for (const [key, entry] of inner.entries) {
        if (made.has(key))
          missing.push({ name, at: entry.key, why: unseen(`it makes "${key}", which is there already`, key) });
        else made.set(key, entry);
      }
      if (made.size > limit) {
        missing.push({ name, at, why: unseen(`it makes more than ${limit} entries`) });
        return;
      }
    }
  }
}

function itemsOf(value: Value): readonly string[] | Unseen {
  if (isUnseen(value)) return value;
  if (!isList(value)) return unseen('its collection is no list known before deployment');
  const odd = value.find((item) => typeof item === 'object');
  if (odd !== undefined) return isUnseen(odd) ? odd : unseen('its collection holds values known only after deployment');
  return value.map(String);
}

/** The node with the loop's identifier replaced by one item, in keys and texts as well. */
function repeated(node: SyntaxNode, identifier: string, item: string): SyntaxNode {
  switch (node.kind) {
    case 'scalar':
      return typeof node.value === 'string' ? { ...node, value: named(node.value, identifier, item) } : node;
    case 'list':
      return { ...node, items: node.items.map((one) => repeated(one, identifier, item)) };
    case 'map':
      return {
        ...node,
        entries: new Map(
          [...node.entries].map(([key, { key: at, value }]) => [
            named(key, identifier, item),
            { key: at, value: repeated(value, identifier, item) },
          ]),
        ),
      };
    case 'call':
      if (node.name === 'Ref' && textOf(node.argument) === identifier)
        return { kind: 'scalar', value: item, at: node.at };
      return { ...node, argument: repeated(node.argument, identifier, item) };
  }
}

/** `${Id}` becomes the item, `&{Id}` the item without what a logical id may not hold. */
function named(text: string, identifier: string, item: string): string {
  return text
    .replaceAll(`\${${identifier}}`, item)
    .replaceAll(`&{${identifier}}`, item.replaceAll(/[^A-Za-z0-9]/gu, ''));
}
