import type { Position } from '../template/syntax-tree.ts';

/** What only Helm fills in. Rules of Prometheus and workflows of Argo keep other `{{ … }}` in their texts, and those are no templates of Helm. */
const helm = /\{\{-?\s*(?:\.(?:Values|Release|Chart|Capabilities|Template)\b|(?:include|template|define)\s+")/u;

/** The first place where a text looks like a Helm template; `certain` when it is one even if it happens to be valid YAML. */
export function unrenderedAt(text: string): { readonly at: Position; readonly certain: boolean } | undefined {
  const lines = text.split('\n').map((line) => (line.trimStart().startsWith('#') ? '' : line));
  const certain = lines.findIndex((line) => helm.test(line));
  const line = certain >= 0 ? certain : lines.findIndex((one) => one.includes('{{'));
  if (line < 0) return undefined;
  return { at: [line + 1, (lines[line] ?? '').indexOf('{{') + 1], certain: certain >= 0 };
}
