import { glob, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Declaration } from '../declaration.ts';
import { InputError } from '../input-error.ts';

/** A cluster as architecture.yaml declares it. */
export interface DeclaredCluster {
  /** Its logical id, `stack.LogicalId`, or its plain name. */
  readonly cluster: string;
  readonly region: string;
  /** Absolute paths of its manifest files, sorted within each place that was given. */
  readonly manifests: readonly string[];
  /** Where architecture.yaml names it. */
  readonly origin: { readonly file: string; readonly line: number };
}

export interface WrittenCluster {
  readonly cluster: string;
  readonly region: string;
  readonly manifests: string | readonly string[];
}

interface WithClusters {
  readonly regions: Readonly<Record<string, unknown>>;
  readonly kubernetes?: readonly WrittenCluster[];
}

/** The clusters that an architecture.yaml declares; `codes` are the region codes by role. Throws InputError. */
export async function declaredClusters(
  { data, file, lineOf }: Declaration<WithClusters>,
  path: string,
  codes: ReadonlyMap<string, string>,
): Promise<readonly DeclaredCluster[]> {
  const written = data.kubernetes ?? [];
  const clusters = await Promise.all(
    written.map(async ({ cluster, region, manifests }, index) => {
      const code = codes.get(region) ?? (/-\d$/u.test(region) ? region : undefined);
      if (code === undefined)
        throw new InputError(
          `Cluster "${cluster}" is in region "${region}", which is neither a role nor a region code`,
          { file, line: lineOf(['kubernetes', index, 'region']) },
          `Use one of: ${Object.keys(data.regions).join(', ')}.`,
        );
      const places = typeof manifests === 'string' ? [manifests] : manifests;
      const found = await Promise.all(
        places.map((place, at) => {
          const keys = typeof manifests === 'string' ? ['manifests'] : ['manifests', at];
          return manifestsAt(dirname(path), place, { file, line: lineOf(['kubernetes', index, ...keys]) });
        }),
      );
      const origin = { file, line: lineOf(['kubernetes', index, 'cluster']) };
      return { cluster, region: code, manifests: [...new Set(found.flat())], origin };
    }),
  );
  clusters.forEach(({ cluster, region, origin }, index) => {
    if (clusters.findIndex((one) => one.cluster === cluster && one.region === region) === index) return;
    throw new InputError(
      `Cluster "${cluster}" is declared twice in ${region}`,
      origin,
      'Name all its manifests in one entry.',
    );
  });
  return clusters;
}

async function manifestsAt(
  folder: string,
  place: string,
  origin: DeclaredCluster['origin'],
): Promise<readonly string[]> {
  const path = resolve(folder, place);
  const found = await stat(path).catch(() => undefined);
  if (found?.isFile()) return [path];
  const pattern = found?.isDirectory() ? '**/*' : place;
  const files: string[] = [];
  for await (const one of glob(pattern, { cwd: found ? path : folder, withFileTypes: true }))
    if (one.isFile() && (!found || isManifest(one.name))) files.push(join(one.parentPath, one.name));
  if (files.length > 0) return files.toSorted();
  throw new InputError(
    found ? `There is no manifest in the folder "${place}"` : `No file is called or matches "${place}"`,
    origin,
    'Give a file, a folder or a pattern of YAML or JSON manifests, relative to architecture.yaml.',
  );
}

function isManifest(name: string): boolean {
  return /\.(?:ya?ml|json)$/u.test(name) || basename(name) === 'Kustomization';
}
