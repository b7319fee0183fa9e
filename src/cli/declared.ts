import { basename, join } from 'node:path';
import { readArchitecture } from '../collect/architecture-file.ts';
import { readAssembly } from '../collect/assembly.ts';
import type { DeclaredStack } from '../collect/declared-stacks.ts';
import { InputError } from '../collect/input-error.ts';
import type { DeclaredCluster } from '../collect/kubernetes/declared-clusters.ts';
import type { Architecture } from '../inventory/architecture.ts';
import type { AllFacts } from './facts.ts';
import { type Input, shown } from './input.ts';
import { baselineFeatures } from './project.ts';

/** What is to be judged, before its templates are read. */
export interface Declared {
  readonly architecture: Architecture;
  readonly account: string | undefined;
  readonly stacks: readonly DeclaredStack[];
  readonly clusters: readonly DeclaredCluster[];
  readonly featuresFolder: string;
  readonly promisesFile: string;
  readonly files: readonly InputFile[];
}

/** A file a run read, for its evidence. */
export interface InputFile {
  readonly file: string;
  readonly content: string | Uint8Array;
  readonly role: string;
}

export interface DeclareOptions {
  /** Region codes by role; the role `*` stands for bare templates. */
  readonly regions: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly facts: AllFacts;
}

/** The region bare templates are judged in when none is given; the report says that it was assumed. */
export const assumedRegion = 'us-east-1';

/** Reads what is to be judged and what was promised, not yet the templates. Throws InputError for what makes judging pointless. */
export async function declare(input: Input, options: DeclareOptions): Promise<Declared> {
  const declared = await declaredIn(input, options);
  checkRegions(declared, options.facts);
  return declared;
}

async function declaredIn(input: Input, options: DeclareOptions): Promise<Declared> {
  if ('architectureFile' in input) return fromArchitecture(input.architectureFile, options);
  const role = [...options.regions.keys()].find((one) => one !== '*');
  if (role !== undefined)
    throw new InputError(`Bare templates have no region role "${role}"`, undefined, 'Use --region CODE.');
  return bare(
    'assembly' in input ? await assembled(input.assembly, options) : stacksFrom(input.templates, options),
    options,
  );
}

/** The distinct template files of all stacks, as absolute paths. */
export function templatesOf({ stacks }: Declared): readonly string[] {
  return [...new Set(stacks.map(({ template }) => template))];
}

export function deployedRegions({ stacks, clusters }: Declared): readonly string[] {
  return [...new Set([...stacks, ...clusters].map(({ region }) => region))].toSorted();
}

async function fromArchitecture(file: string, { regions }: DeclareOptions): Promise<Declared> {
  if (regions.has('*'))
    throw new InputError('--region needs a role for an architecture', undefined, 'Use --region primary=CODE.');
  const read = await readArchitecture(file, shown(file), regions);
  return { ...read, files: [{ file: shown(file), content: read.content, role: 'architecture' }] };
}

/** Bare templates, each a stack of its own, in the region that was given. */
function stacksFrom(templates: readonly string[], { regions }: DeclareOptions): readonly DeclaredStack[] {
  const region = regions.get('*') ?? assumedRegion;
  const names = templates.map((template) => basename(template).replace(/\.[^.]*$/u, ''));
  return [...new Set(templates)].map((template, index) => {
    const name = names[index] ?? '';
    const unique = names.indexOf(name) === index ? name : `${name}-${index + 1}`;
    return { name: unique, template, region, parameters: {}, line: 1, lineOf: () => 1 };
  });
}

/** The stacks of a cloud assembly, those without a region in the one that was given. */
async function assembled(manifest: string, { regions }: DeclareOptions): Promise<readonly DeclaredStack[]> {
  const stacks = await readAssembly(manifest, shown(manifest));
  if (stacks.length === 0)
    throw new InputError('The assembly has no stack', { file: shown(manifest) }, 'Synthesize an app that has one.');
  return stacks.map(({ account, region = regions.get('*') ?? assumedRegion, ...stack }) => ({
    ...stack,
    region,
    ...(account === undefined ? {} : { account }),
    line: 1,
    lineOf: () => 1,
  }));
}

function bare(stacks: readonly DeclaredStack[], { regions }: DeclareOptions): Declared {
  const templates = [...new Set(stacks.map(({ template }) => template))];
  const codes = [...new Set(stacks.map(({ region }) => region))];
  const [first] = templates;
  const title = templates.length === 1 ? shown(first ?? '') : `${templates.length} templates`;
  return {
    architecture: {
      id: 'templates',
      title,
      bare: true,
      regions: (codes.length > 0 ? codes : [regions.get('*') ?? assumedRegion]).map((code) => ({
        role: 'judged in',
        code,
      })),
      components: {},
      paths: {},
      objectives: { availability: [] },
      assumptions: {},
      origin: { file: shown(first ?? '.'), line: 1, column: 1 },
    },
    account: undefined,
    stacks,
    clusters: [],
    featuresFolder: baselineFeatures,
    promisesFile: join(baselineFeatures, 'promises.yaml'),
    files: [],
  };
}

function checkRegions({ stacks, clusters, architecture }: Declared, facts: AllFacts): void {
  const codes = [
    ...architecture.regions.map(({ code }) => code),
    ...[...stacks, ...clusters].map(({ region }) => region),
  ];
  const missing = codes.find((code) => !facts.regions.has(code));
  if (missing === undefined) return;
  throw new InputError(
    `There is no region "${missing}" in the SDK data`,
    { file: architecture.origin.file },
    'Use a region code of facts/regions.yaml.',
  );
}
