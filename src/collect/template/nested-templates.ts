import { basename, dirname, resolve } from 'node:path';
import { isText, type Value } from '../../inventory/value.ts';
import type { NestedLookup } from './nested-stacks.ts';
import { readTemplate, type TemplateFile } from './read-template.ts';
import { entriesOf, entry, type SyntaxNode, textOf } from './syntax-tree.ts';

/** The templates of nested stacks: those that were read for them, how one is found, and which of the given ones are nested. */
export interface NestedTemplates {
  readonly read: readonly TemplateFile[];
  readonly lookup: NestedLookup;
  /** The given templates that a TemplateURL of another one ends with; they are no stacks of their own. */
  readonly nested: ReadonlySet<string>;
}

/**
 * Reads the templates that local TemplateURLs (as before `aws cloudformation package`) and asset paths (as in a CDK assembly) name,
 * and theirs in turn. A URL is looked for among the given templates by the file name it ends with.
 */
export async function nestedTemplates(
  given: readonly TemplateFile[],
  shown: (path: string) => string,
): Promise<NestedTemplates> {
  const byPath = new Map(given.map((template) => [template.path, template]));
  const pending = [...given];
  for (let next = pending.pop(); next; next = pending.pop()) {
    for (const path of next.tree ? localPaths(next.tree, next.path) : []) {
      if (byPath.has(path)) continue;
      const template = await readTemplate(path, shown(path));
      // A file that is not there leaves the nested stack without a template, which is a gap of its own.
      if (template.content === undefined) continue;
      byPath.set(path, template);
      pending.push(template);
    }
  }
  const byShown = new Map([...byPath.values()].map((template) => [template.shown, template]));
  const named = new Set<string>();
  const lookup: NestedLookup = (from, url, assetPath) => {
    const parent = byShown.get(from.file)?.path ?? from.file;
    const found = byPath.get(localPath(assetPath, parent) ?? '') ?? byUrl(url, parent);
    return found?.tree && { file: found.shown, tree: found.tree };
  };

  function byUrl(url: Value, parent: string): TemplateFile | undefined {
    const local = typeof url === 'string' ? localPath(url, parent) : undefined;
    if (local !== undefined) return byPath.get(local);
    const name = fileName(url);
    const matching = given.filter(({ path }) => path !== parent && basename(path) === name);
    return matching.length === 1 ? matching[0] : undefined;
  }

  for (const { tree, path } of given)
    for (const { url } of tree ? stacksIn(tree) : []) {
      const found = byUrl(lastWords(url), path);
      if (found) named.add(found.path);
    }
  return { read: [...byPath.values()].filter((template) => !given.includes(template)), lookup, nested: named };
}

function stacksIn(tree: SyntaxNode): { readonly url: SyntaxNode | undefined; readonly asset: string | undefined }[] {
  return entriesOf(entry(tree, 'Resources'))
    .filter(([, { value }]) => textOf(entry(value, 'Type')) === 'AWS::CloudFormation::Stack')
    .map(([, { value }]) => ({
      url: entry(entry(value, 'Properties'), 'TemplateURL'),
      asset: textOf(entry(entry(value, 'Metadata'), 'aws:asset:path')),
    }));
}

function localPaths(tree: SyntaxNode, parent: string): string[] {
  return stacksIn(tree).flatMap(({ url, asset }) => localPath(asset, parent) ?? localPath(textOf(url), parent) ?? []);
}

function localPath(text: string | undefined, parent: string): string | undefined {
  if (text === undefined || text === '' || /^[a-z][a-z0-9+.-]*:/iu.test(text)) return undefined;
  return resolve(dirname(parent), text);
}

/** The last known piece of an unevaluated URL: `!Sub https://${Bucket}/network.yaml` ends with `network.yaml`. */
function lastWords(node: SyntaxNode | undefined): Value {
  if (node?.kind === 'scalar') return node.value;
  if (node?.kind === 'call') return lastWords(node.argument);
  return node?.kind === 'list'
    ? (node.items.map(lastWords).findLast((one) => fileName(one) !== undefined) ?? null)
    : null;
}

function fileName(url: Value): string | undefined {
  const last = isText(url) ? url.text.at(-1) : url;
  const name = typeof last === 'string' ? last.slice(last.lastIndexOf('/') + 1).replace(/\?.*$/u, '') : '';
  return /\.(ya?ml|json|template)$/u.test(name) ? name : undefined;
}
