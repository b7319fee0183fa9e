import { entry, type Position, type SyntaxNode, textOf } from '../template/syntax-tree.ts';
import type { ManifestProblem, ParsedManifest } from './parse-manifest.ts';

/** One Kubernetes object as a manifest writes it. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** As written; left out, it is decided by the kind. */
  readonly namespace?: string;
  readonly tree: SyntaxNode;
  readonly at: Position;
}

/** The objects of a manifest, those of its lists taken out. What is no object is a problem, and the others are still read. */
export function manifestObjects({ documents, problems }: ParsedManifest): {
  readonly objects: readonly ManifestObject[];
  readonly problems: readonly ManifestProblem[];
} {
  const read = documents.flatMap((document) => objectsIn(document, {}));
  return {
    objects: read.filter((one) => 'tree' in one),
    problems: [...problems, ...read.filter((one) => 'mend' in one)],
  };
}

/** What a list says for its items: `PodList` of v1 holds Pods of v1. */
interface Inherited {
  readonly apiVersion?: string;
  readonly kind?: string;
}

function objectsIn(tree: SyntaxNode, inherited: Inherited): readonly (ManifestObject | ManifestProblem)[] {
  const { at } = tree;
  if (tree.kind !== 'map')
    return [problem('This is no object: it is not a map.', `Give ${fields}, or leave it out.`, at)];
  const apiVersion = textOf(entry(tree, 'apiVersion')) ?? inherited.apiVersion;
  const kind = textOf(entry(tree, 'kind')) ?? inherited.kind;
  if (apiVersion === undefined || kind === undefined) {
    const missing = [...(apiVersion === undefined ? ['apiVersion'] : []), ...(kind === undefined ? ['kind'] : [])];
    return [problem(`This object has no ${missing.join(' and no ')}.`, `Give ${fields}, or leave it out.`, at)];
  }
  if (apiVersion.startsWith('kustomize.config.k8s.io/'))
    return [
      problem(
        `This is a ${kind} of Kustomize that was not rendered.`,
        'Render it first: `kubectl kustomize FOLDER`, and give its output.',
        at,
      ),
    ];
  const items = kind.endsWith('List') ? entry(tree, 'items') : undefined;
  if (items) {
    if (items.kind === 'list') {
      const ofKind = kind.slice(0, -'List'.length);
      return items.items.flatMap((item) => objectsIn(item, ofKind === '' ? {} : { apiVersion, kind: ofKind }));
    }
    if (items.kind === 'scalar' && items.value === null) return [];
    return [problem(`The items of this ${kind} are not a list.`, 'Make items a list of objects.', items.at)];
  }
  const metadata = entry(tree, 'metadata');
  const name = textOf(entry(metadata, 'name'));
  if (name === undefined || name === '')
    return [problem(`This ${kind} has no name.`, 'Give metadata.name; a generated name cannot be judged.', at)];
  const namespace = textOf(entry(metadata, 'namespace'));
  return [{ apiVersion, kind, name, ...(namespace === undefined ? {} : { namespace }), tree, at }];
}

const fields = 'apiVersion, kind and metadata.name';

function problem(message: string, mend: string, at: Position): ManifestProblem {
  return { message, mend, at };
}
