import { basename, join } from 'node:path';
import { readArchitecture } from '../collect/architecture-file.ts';
import { readAssembly } from '../collect/assembly.ts';
import type { DeclaredStack } from '../collect/declared-stacks.ts';
import { InputError } from '../collect/input-error.ts';
import { readPromises, type Registry } from '../collect/promises-file.ts';
import { collectTemplates } from '../collect/template/collect-templates.ts';
import { nestedTemplates } from '../collect/template/nested-templates.ts';
import { declaresParameter, restsOnDefaults } from '../collect/template/parameters.ts';
import { type InputProblem, readTemplate, type TemplateFile } from '../collect/template/read-template.ts';
import type { Stack } from '../collect/template/stack.ts';
import { entriesOf, entry } from '../collect/template/syntax-tree.ts';
import type { Architecture } from '../inventory/architecture.ts';
import { type Gap, type Inventory, inventoryOf } from '../inventory/inventory.ts';
import type { AllFacts } from './facts.ts';
import { type Input, shown } from './input.ts';
import { baselineFeatures } from './project.ts';

/** All that a run is about, read and parsed but not yet judged. */
export interface Gathered {
  readonly architecture: Architecture;
  readonly inventory: Inventory;
  /** The same without the defaults of parameters, where some were given no value. */
  readonly withoutDefaults?: Inventory;
  readonly templates: readonly TemplateFile[];
  readonly problems: readonly InputProblem[];
  readonly registry: Registry;
  readonly featuresFolder: string;
  readonly files: readonly { readonly file: string; readonly content: string | Uint8Array; readonly role: string }[];
  /** The distinct regions the stacks go to, sorted. */
  readonly regions: readonly string[];
}

export interface GatherOptions {
  /** Region codes by role; the role `*` stands for bare templates. */
  readonly regions: ReadonlyMap<string, string>;
  readonly parameters: ReadonlyMap<string, string>;
  readonly facts: AllFacts;
}

/** The region bare templates are judged in when none is given; the report says that it was assumed. */
export const assumedRegion = 'us-east-1';

/** Reads what is to be judged and what was promised, not yet the templates. Throws InputError for what makes judging pointless. */
export async function declare(input: Input, options: GatherOptions): Promise<Declared> {
  const declared = await declaredIn(input, options);
  checkRegions(declared, options.facts);
  return declared;
}

async function declaredIn(input: Input, options: GatherOptions): Promise<Declared> {
  if ('architectureFile' in input) return fromArchitecture(input.architectureFile, options);
  return bare(
    'assembly' in input ? await assembled(input.assembly, options) : stacksFrom(input.templates, options),
    options,
  );
}

/** Reads, parses and evaluates all templates. Throws InputError likewise; keeps files that cannot be parsed as problems and gaps. */
export async function gather(declared: Declared, options: GatherOptions): Promise<Gathered> {
  const registry = await readPromises(declared.promisesFile, shown(declared.promisesFile));
  checkComponents(registry, declared.architecture);
  const templates = await Promise.all(templatesOf(declared).map((path) => readTemplate(path, shown(path))));
  const byPath = new Map(templates.map((template) => [template.path, template]));
  checkParameters(declared, byPath, options.parameters);
  const nested = await nestedTemplates(templates, shown);
  const stacks = declared.stacks
    .filter(({ template }) => !declared.architecture.bare || !nested.nested.has(template))
    .flatMap((stack) => stackOf(stack, byPath.get(stack.template), declared.account, options.parameters));
  const read = [...templates, ...nested.read];
  const zones = (region: string) => options.facts.regions.get(region)?.zones?.map(({ name }) => name);
  const collected = (defaults: boolean): Inventory => {
    const { resources, gaps } = collectTemplates(stacks, { zones, nested: nested.lookup, defaults });
    return inventoryOf(resources, [...read.flatMap(unreadable), ...gaps]);
  };
  return {
    architecture: declared.architecture,
    inventory: collected(true),
    ...(stacks.some(restsOnDefaults) ? { withoutDefaults: collected(false) } : {}),
    templates: read,
    problems: read.flatMap((template) => template.problems),
    registry,
    featuresFolder: declared.featuresFolder,
    files: [
      ...declared.files,
      { file: registry.file, content: registry.content, role: 'promise registry' },
      ...read.flatMap(({ shown: file, content }) => (content ? [{ file, content, role: 'template' }] : [])),
    ],
    regions: deployedRegions(declared),
  };
}

/** The distinct template files of all stacks, as absolute paths. */
export function templatesOf({ stacks }: Declared): readonly string[] {
  return [...new Set(stacks.map(({ template }) => template))];
}

export function deployedRegions({ stacks }: Declared): readonly string[] {
  return [...new Set(stacks.map(({ region }) => region))].toSorted();
}

/** What is to be judged, before its templates are read. */
export interface Declared {
  readonly architecture: Architecture;
  readonly account: string | undefined;
  readonly stacks: readonly DeclaredStack[];
  readonly featuresFolder: string;
  readonly promisesFile: string;
  readonly files: Gathered['files'];
}

async function fromArchitecture(file: string, { regions }: GatherOptions): Promise<Declared> {
  if (regions.has('*'))
    throw new InputError('--region needs a role for an architecture', undefined, 'Use --region primary=CODE.');
  const read = await readArchitecture(file, shown(file), regions);
  return { ...read, files: [{ file: shown(file), content: read.content, role: 'architecture' }] };
}

/** Bare templates, each a stack of its own, in the region that was given. */
function stacksFrom(templates: readonly string[], { regions }: GatherOptions): readonly DeclaredStack[] {
  const region = regions.get('*') ?? assumedRegion;
  const names = templates.map((template) => basename(template).replace(/\.[^.]*$/u, ''));
  return [...new Set(templates)].map((template, index) => {
    const name = names[index] ?? '';
    const unique = names.indexOf(name) === index ? name : `${name}-${index + 1}`;
    return { name: unique, template, region, parameters: {}, line: 1, lineOf: () => 1 };
  });
}

/** The stacks of a cloud assembly, those without a region in the one that was given. */
async function assembled(manifest: string, { regions }: GatherOptions): Promise<readonly DeclaredStack[]> {
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

function bare(stacks: readonly DeclaredStack[], { regions }: GatherOptions): Declared {
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
    featuresFolder: baselineFeatures,
    promisesFile: join(baselineFeatures, 'promises.yaml'),
    files: [],
  };
}

function stackOf(
  declared: DeclaredStack,
  template: TemplateFile | undefined,
  defaultAccount: string | undefined,
  overrides: ReadonlyMap<string, string>,
): Stack[] {
  if (!template?.tree) return [];
  const { tree } = template;
  const { account = defaultAccount } = declared;
  const own = [...overrides].filter(([name]) => declaresParameter(tree, name));
  const parameters = { ...declared.parameters, ...Object.fromEntries(own) };
  return [{ name: declared.name, file: template.shown, tree, account, region: declared.region, parameters }];
}

function unreadable(template: TemplateFile): Gap[] {
  const [problem] = template.problems;
  if (!problem) return [];
  return [
    {
      what: template.shown,
      reason: problem.message.replace(/\.$/u, ''),
      mend: problem.mend,
      origin: { file: problem.file, line: problem.line, column: 1 },
    },
  ];
}

function checkComponents(registry: Registry, architecture: Architecture): void {
  for (const { id, components = [] } of registry.promises) {
    const unknown = components.find((name) => !Object.hasOwn(architecture.components, name));
    if (unknown !== undefined)
      throw new InputError(
        `Promise ${id} speaks of component "${unknown}", which architecture.yaml does not declare`,
        { file: registry.file, line: registry.lineOf(id) },
        'Declare the component, or mend its name.',
      );
  }
}

function checkRegions({ stacks, architecture }: Declared, facts: AllFacts): void {
  const codes = [...architecture.regions.map(({ code }) => code), ...stacks.map(({ region }) => region)];
  const missing = codes.find((code) => !facts.regions.has(code));
  if (missing === undefined) return;
  throw new InputError(
    `There is no region "${missing}" in the SDK data`,
    { file: architecture.origin.file },
    'Use a region code of facts/regions.yaml.',
  );
}

function checkParameters(
  { stacks, architecture }: Declared,
  templates: ReadonlyMap<string, TemplateFile>,
  overrides: ReadonlyMap<string, string>,
): void {
  for (const { name, template, parameters, lineOf } of stacks) {
    const tree = templates.get(template)?.tree;
    const stray = tree && Object.keys(parameters).find((key) => !declaresParameter(tree, key));
    if (stray === undefined) continue;
    const known = entriesOf(entry(tree, 'Parameters')).map(([key]) => key);
    throw new InputError(
      `Stack "${name}" is given parameter "${stray}", which its template does not declare`,
      { file: architecture.origin.file, line: lineOf(stray) },
      `Use one of: ${known.join(', ')}.`,
    );
  }
  const trees = [...templates.values()].flatMap(({ tree }) => (tree ? [tree] : []));
  const nowhere = [...overrides.keys()].find((key) => !trees.some((tree) => declaresParameter(tree, key)));
  if (nowhere !== undefined && trees.length > 0)
    throw new InputError(`No template declares parameter "${nowhere}"`, undefined, 'Mend its name in --parameters.');
}
