import { cp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';
import { parse } from 'yaml';
import { type Mutant, mutate } from '../fixtures/mutants/mutate.ts';
import type { ReportData } from '../src/evidence/report-data.ts';

export const projectFolder = join(import.meta.dirname, '..');

/** What became of one mutant: killed when exactly the promises it names are broken, at the place it names, and no other is unknown. */
export interface Fate {
  readonly mutant: Mutant;
  readonly killed: boolean;
  /** Why it was not killed, in words. */
  readonly why: string;
}

/** All mutants of an architecture, in the order of their files: of its templates, or of its services. */
export async function mutantsOf(
  architecture: string,
  of: 'templates' | 'services' = 'templates',
): Promise<readonly Mutant[]> {
  const all = join(projectFolder, 'fixtures', 'mutants', architecture);
  const folder = of === 'templates' ? all : join(all, of);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.yaml')).toSorted();
  const read = files.map(async (name) => parse(await readFile(join(folder, name), 'utf8')) as unknown);
  return (await Promise.all(read)).flatMap((one) => (one as { readonly mutants: readonly Mutant[] }).mutants);
}

/**
 * Judges a mutant as its user would, in a process of its own and a folder of its own under `scratch`, which is gone afterwards; with
 * `options` beside those that every mutant is judged with.
 */
export async function fateOf(
  architecture: string,
  mutant: Mutant,
  scratch: string,
  options: readonly string[] = [],
): Promise<Fate> {
  const folder = join(scratch, mutant.name.replaceAll(/\W+/gu, '-'));
  try {
    await writeMutant(architecture, mutant, folder);
    const why = survival(mutant, await verified(folder, options), await placeOf(folder, mutant));
    return { mutant, killed: why === '', why };
  } catch (error) {
    return { mutant, killed: false, why: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** A copy of the architecture with the edits applied; its features stay where they are. Throws when an edit's path is not there. */
export async function writeMutant(architecture: string, { edits }: Mutant, folder: string): Promise<void> {
  await cp(join(projectFolder, 'fixtures', 'architectures', architecture), folder, { recursive: true });
  const features = { file: 'architecture.yaml', set: ['features'], to: join(projectFolder, 'features', architecture) };
  for (const edit of [features, ...edits]) {
    const file = join(folder, edit.file);
    await writeFile(file, mutate(await readFile(file, 'utf8'), edit));
  }
  // Services find their packages where the project has them.
  await symlink(join(projectFolder, 'node_modules'), join(folder, 'node_modules'));
}

async function verified(folder: string, options: readonly string[]): Promise<ReportData> {
  const main = join(projectFolder, 'src', 'cli', 'main.ts');
  const output = ['--no-lint', '--json', '--quiet', '--format', 'junit', '--out', join(folder, 'reports')];
  const run = await execa(process.execPath, [main, 'verify', folder, ...output, ...options], { reject: false });
  if (run.stdout === '') throw new Error(run.stderr);
  return JSON.parse(run.stdout) as ReportData;
}

async function placeOf(folder: string, { at }: Mutant): Promise<string | undefined> {
  if (!at) return undefined;
  const lines = (await readFile(join(folder, at.file), 'utf8')).split('\n');
  return `${at.file}:${lines.findIndex((text) => text.includes(at.line)) + 1}`;
}

function survival(mutant: Mutant, { promises, outcome }: ReportData, place: string | undefined): string {
  const having = (status: string): string[] =>
    promises.filter((promise) => promise.status === status).map(({ id }) => id);
  const without = (some: readonly string[], others: readonly string[]): string[] =>
    some.filter((id) => !others.includes(id));
  const told = (words: string, ids: readonly string[]): string[] =>
    ids.length > 0 ? [`${words} ${ids.join(', ')}`] : [];
  const { breaks, unknown = [] } = mutant;
  const wrong = [
    ...told('not broken:', without(breaks, having('broken'))),
    ...told('broken besides:', without(having('broken'), breaks)),
    ...told('not unknown:', without(unknown, having('unknown'))),
    ...told('unknown besides:', without(having('unknown'), unknown)),
  ];
  const exitCode = breaks.length > 0 ? 1 : 3; // Without a linter nothing is green.
  if (outcome.exitCode !== exitCode) wrong.push(`exit code ${outcome.exitCode} instead of ${exitCode}`);
  const places = promises.flatMap(({ proofs }) =>
    proofs.flatMap(({ findings }) =>
      findings.flatMap(({ verdict, origin }) => (verdict === 'fail' && origin !== undefined ? [origin] : [])),
    ),
  );
  if (place !== undefined && !places.some((one) => one.endsWith(place)))
    wrong.push(`no finding at ${place}, but at ${[...new Set(places)].join(', ') || 'none'}`);
  return wrong.join('; ');
}
