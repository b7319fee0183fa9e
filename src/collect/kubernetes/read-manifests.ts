import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { InputProblem } from '../template/read-template.ts';
import type { DeclaredCluster } from './declared-clusters.ts';
import { type ManifestObject, manifestObjects } from './manifest-objects.ts';
import { type ManifestProblem, parseManifest } from './parse-manifest.ts';

/** A manifest file: its text, its objects, and the problems of what in it cannot be judged. */
export interface ManifestFile {
  /** Absolute path. */
  readonly path: string;
  /** The name it has in messages and reports. */
  readonly shown: string;
  readonly content?: Buffer;
  readonly objects: readonly ManifestObject[];
  readonly problems: readonly InputProblem[];
}

/** Reads the manifests of all clusters, each file once. Never throws for what a file holds. */
export async function readManifests(
  clusters: readonly DeclaredCluster[],
  shownAs: (path: string) => string,
): Promise<ReadonlyMap<string, ManifestFile>> {
  const paths = [...new Set(clusters.flatMap(({ manifests }) => manifests))];
  const files = await Promise.all(paths.map((path) => readManifest(path, shownAs(path))));
  return new Map(files.map((file) => [file.path, file]));
}

async function readManifest(path: string, shown: string): Promise<ManifestFile> {
  const located = ({ message, mend, at: [line] }: ManifestProblem): InputProblem => ({
    file: shown,
    line,
    message,
    mend,
  });
  let content: Buffer;
  try {
    content = await readFile(path);
  } catch (error) {
    const message = `Cannot read the file: ${(error as NodeJS.ErrnoException).code ?? String(error)}.`;
    const mend = 'Give a file that exists and may be read.';
    return { path, shown, objects: [], problems: [located({ message, mend, at: [1, 1] })] };
  }
  const unrendered = unrenderedFile.find(({ name }) => name.test(basename(path)));
  if (unrendered) return { path, shown, content, objects: [], problems: [located({ ...unrendered, at: [1, 1] })] };
  const { objects, problems } = manifestObjects(parseManifest(content.toString('utf8')));
  return { path, shown, content, objects, problems: problems.map(located) };
}

const unrenderedFile = [
  {
    name: /^Chart\.ya?ml$/u,
    message: 'This is a Helm chart that was not rendered.',
    mend: 'Render it first: `helm template RELEASE CHART --values VALUES`, and give its output.',
  },
  {
    name: /^(?:kustomization\.ya?ml|Kustomization)$/u,
    message: 'This is a Kustomize overlay that was not rendered.',
    mend: 'Render it first: `kubectl kustomize FOLDER`, and give its output.',
  },
] as const;
