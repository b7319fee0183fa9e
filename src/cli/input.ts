import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { InputError } from '../collect/input-error.ts';
import { bundledArchitectures } from './project.ts';

/** What a command was asked to look at: one architecture.yaml, the manifest.json of one CDK assembly, or bare templates. */
export type Input =
  | { readonly architectureFile: string }
  | { readonly assembly: string }
  | { readonly templates: readonly string[] };

/** Turns the command line's names into files. Throws InputError for what is not there, or when nothing is left to judge. */
export async function findInput(names: readonly string[]): Promise<Input> {
  const given = names.length === 0 ? ['architecture.yaml'] : names;
  const found = await Promise.all(given.map(findOne));
  const architectures = found.flatMap((input) => ('architectureFile' in input ? [input.architectureFile] : []));
  const [architectureFile, another] = architectures;
  const assembly = found.find((input) => 'assembly' in input);
  if (assembly && found.length === 1) return assembly;
  if (assembly && architectureFile === undefined)
    throw new InputError(
      'An assembly and other files were given together',
      undefined,
      'Give one assembly per run, or name several in architecture.yaml.',
    );
  if (architectureFile === undefined)
    return { templates: found.flatMap((input) => ('templates' in input ? input.templates : [])) };
  if (another !== undefined) {
    const [id, otherId] = await Promise.all([idOf(architectureFile), idOf(another)]);
    const what =
      id === otherId
        ? `Two architectures have the id "${id}": ${shown(architectureFile)} and ${shown(another)}`
        : `Two architectures were given: ${shown(architectureFile)} and ${shown(another)}`;
    throw new InputError(what, undefined, 'Give one architecture per run, each with an id of its own.');
  }
  if (found.length > 1)
    throw new InputError(
      'An architecture and other files were given together',
      undefined,
      'Name templates in architecture.yaml, or leave it out.',
    );
  return { architectureFile };
}

/** The ids of the bundled architectures, sorted. */
async function bundledIds(): Promise<readonly string[]> {
  return [...new Set((await bundled()).map(({ id }) => id))].toSorted();
}

/** A file's name as people see it: relative to where they are. */
export function shown(file: string): string {
  const path = relative(process.cwd(), file);
  return path === '' ? '.' : path;
}

async function findOne(name: string): Promise<Input> {
  const path = resolve(name);
  const found = await stat(path).catch(() => undefined);
  if (found?.isDirectory()) return inFolder(path, name);
  if (found && basename(path) === 'manifest.json') return { assembly: path };
  if (found) return /^architecture\.ya?ml$/u.test(basename(path)) ? { architectureFile: path } : { templates: [path] };
  if (/[/\\.]/u.test(name)) {
    throw new InputError(
      name === 'architecture.yaml' ? 'There is no architecture.yaml here' : `There is no "${name}"`,
      undefined,
      `Give a bundled architecture (${(await bundledIds()).join(', ')}), a folder, or templates.`,
    );
  }
  return byName(name);
}

async function inFolder(folder: string, name: string): Promise<Input> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('node_modules'))
    .map((entry) => join(entry.parentPath, entry.name));
  const own = files.find((file) => /^architecture\.ya?ml$/u.test(relative(folder, file)));
  if (own !== undefined) return { architectureFile: own };
  const manifest = files.find((file) => relative(folder, file) === 'manifest.json');
  if (manifest !== undefined && /"artifacts"\s*:/u.test(await readFile(manifest, 'utf8')))
    return { assembly: manifest };
  const templates: string[] = [];
  for (const file of files.filter((one) => /\.(ya?ml|json|template)$/u.test(one)).toSorted()) {
    if (/^\s*"?(AWSTemplateFormatVersion|Resources)"?\s*:/mu.test(await readFile(file, 'utf8'))) templates.push(file);
  }
  if (templates.length > 0) return { templates };
  throw new InputError(
    `There is neither an architecture.yaml nor a template in "${name}"`,
    undefined,
    'Give a folder with templates (.yaml, .yml, .json or .template with a Resources section).',
  );
}

async function byName(name: string): Promise<Input> {
  const all = await bundled();
  const [first, second] = all.filter(({ id }) => id === name).map(({ file }) => file);
  if (second !== undefined && first !== undefined) {
    throw new InputError(
      `Two architectures have the id "${name}": ${shown(first)} and ${shown(second)}`,
      undefined,
      'Give each an id of its own.',
    );
  }
  if (first !== undefined) return { architectureFile: first };
  throw new InputError(
    `There is no bundled architecture "${name}"`,
    undefined,
    `Use one of: ${all.map(({ id }) => id).join(', ')}; or give a folder or templates.`,
  );
}

async function bundled(): Promise<{ id: string; file: string }[]> {
  const folders = await readdir(bundledArchitectures).catch(() => []);
  const files = folders.map((folder) => join(bundledArchitectures, folder, 'architecture.yaml'));
  const present = await Promise.all(
    files.map(async (file) => ((await stat(file).catch(() => undefined)) ? [file] : [])),
  );
  return Promise.all(
    present
      .flat()
      .toSorted()
      .map(async (file) => ({ id: await idOf(file), file })),
  );
}

async function idOf(file: string): Promise<string> {
  const text = await readFile(file, 'utf8');
  const line = /^id:.*$/mu.exec(text)?.[0] ?? '';
  return (parse(line) as { id?: string } | null)?.id ?? '';
}
