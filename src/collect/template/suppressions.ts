import type { FileOrigin } from '../../inventory/resource.ts';
import { entriesOf, entry, itemsOf, type SyntaxNode, textOf } from './syntax-tree.ts';

/** A place where a template tells a tool to keep quiet. It changes nothing in what is judged here. */
export interface Suppression {
  readonly tool: string;
  /** What is to be kept quiet, as it is written there. */
  readonly rules: readonly string[];
  readonly origin: FileOrigin;
}

/** The metadata in which tools look for suppressions: the tool's key, and the key of the list beneath it. Source: each tool's own documentation. */
const metadata: Readonly<Record<string, readonly string[]>> = {
  cfn_nag: ['rules_to_suppress'],
  cdk_nag: ['rules_to_suppress'],
  checkov: ['skip'],
  guard: ['SuppressedRules'],
  'cfn-lint': ['config', 'ignore_checks'],
};

const comments: readonly { readonly tool: string; readonly pattern: RegExp }[] = [
  { tool: 'checkov', pattern: /#\s*(?:checkov|bridgecrew):skip=([\w,]+)/u },
  { tool: 'trivy', pattern: /#\s*(?:trivy|tfsec):ignore:([\w,-]+)/u },
  { tool: 'KICS', pattern: /#\s*kics-scan\s+(ignore[\w-]*|disable=[\w,-]+)/u },
  { tool: 'cfn_nag', pattern: /#\s*(?:cfn[-_]nag):?\s*(?:ignore|skip)\s*([\w,]*)/iu },
];

/** The suppressions that a template holds, in its metadata and its comments, in the order of their lines. */
export function suppressionsIn(tree: SyntaxNode, text: string, file: string): readonly Suppression[] {
  const declared = [
    { name: 'the template', node: tree },
    ...entriesOf(entry(tree, 'Resources')).map(([name, { value }]) => ({ name, node: value })),
  ];
  const inMetadata = declared.flatMap(({ node }) => {
    const written = entry(node, 'Metadata');
    return Object.entries(metadata).flatMap(([tool, path]): Suppression[] => {
      const list = path.reduce<SyntaxNode | undefined>((from, key) => entry(from, key), entry(written, tool));
      if (!list) return [];
      const [line, column] = list.at;
      return [{ tool, rules: itemsOf(list).map(ruleOf), origin: { file, line, column } }];
    });
  });
  const inComments = text.split('\n').flatMap((words, index) =>
    comments.flatMap(({ tool, pattern }): Suppression[] => {
      const found = pattern.exec(words);
      if (!found) return [];
      const rules = (found[1] ?? '').split(',').filter((rule) => rule !== '');
      return [{ tool, rules, origin: { file, line: index + 1, column: found.index + 1 } }];
    }),
  );
  return [...inMetadata, ...inComments].toSorted((a, b) => a.origin.line - b.origin.line);
}

function ruleOf(node: SyntaxNode): string {
  return textOf(node) ?? textOf(entry(node, 'id')) ?? textOf(entry(node, 'rule')) ?? '…';
}
