import type { DeclaredStack } from '../collect/declared-stacks.ts';
import { InputError } from '../collect/input-error.ts';
import { type CollectedManifests, collectManifests } from '../collect/kubernetes/collect-manifests.ts';
import { readManifests } from '../collect/kubernetes/read-manifests.ts';
import { readPromises, type Registry } from '../collect/promises-file.ts';
import { collectTemplates } from '../collect/template/collect-templates.ts';
import { nestedTemplates } from '../collect/template/nested-templates.ts';
import { declaresParameter, restsOnDefaults, secretParameters } from '../collect/template/parameters.ts';
import { type InputProblem, readTemplate, type TemplateFile } from '../collect/template/read-template.ts';
import type { Stack } from '../collect/template/stack.ts';
import { type Suppression, suppressionsIn } from '../collect/template/suppressions.ts';
import { entriesOf, entry } from '../collect/template/syntax-tree.ts';
import type { Architecture } from '../inventory/architecture.ts';
import { type Gap, type Inventory, inventoryOf } from '../inventory/inventory.ts';
import type { Resource } from '../inventory/resource.ts';
import { type Declared, type DeclareOptions, deployedRegions, type InputFile, templatesOf } from './declared.ts';
import { shown } from './input.ts';

/** All that a run is about, read and parsed but not yet judged. */
export interface Gathered {
  readonly architecture: Architecture;
  readonly inventory: Inventory;
  /** The same without the defaults of parameters, where some were given no value. */
  readonly withoutDefaults?: Inventory;
  readonly templates: readonly Omit<TemplateFile, 'tree'>[];
  readonly suppressions: readonly Suppression[];
  readonly problems: readonly InputProblem[];
  /** Names of parameters whose values must not be shown. */
  readonly secretParameters: ReadonlySet<string>;
  readonly registry: Registry;
  readonly featuresFolder: string;
  readonly files: readonly InputFile[];
  /** The distinct regions the stacks go to, sorted. */
  readonly regions: readonly string[];
  /** The account that architecture.yaml names. */
  readonly account: string | undefined;
  /** What the manifests come to where the clusters are among the records of an account. */
  readonly kubernetesAmong: (resources: readonly Resource[]) => CollectedManifests;
}

/** Reads, parses and evaluates all templates. Throws InputError likewise; keeps files that cannot be parsed as problems and gaps. */
export async function gather(declared: Declared, options: Omit<DeclareOptions, 'regions'>): Promise<Gathered> {
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
  const manifests = await readManifests(declared.clusters, shown);
  const { account, clusters } = declared;
  const kubernetesAmong = (resources: readonly Resource[]) =>
    collectManifests(clusters, { files: manifests, among: resources, onlyOneIsMeant: true, account });
  const collected = (
    defaults: boolean,
  ): { readonly inventory: Inventory; readonly problems: readonly InputProblem[] } => {
    const { resources, gaps } = collectTemplates(stacks, {
      zones,
      nested: nested.lookup,
      types: options.facts.resourceTypes,
      defaults,
    });
    const kubernetes = collectManifests(clusters, { files: manifests, among: resources, account });
    const inventory = inventoryOf(
      [...resources, ...kubernetes.resources],
      [...read.flatMap(unreadable), ...gaps, ...kubernetes.gaps],
    );
    return { inventory, problems: kubernetes.problems };
  };
  const whole = collected(true);
  return {
    architecture: declared.architecture,
    inventory: whole.inventory,
    ...(stacks.some(restsOnDefaults) ? { withoutDefaults: collected(false).inventory } : {}),
    // Without their trees, which are large, and not needed any more.
    templates: read.map(({ tree: _tree, ...template }) => template),
    suppressions: read.flatMap(({ tree, content, shown: file }) =>
      tree ? suppressionsIn(tree, content?.toString('utf8') ?? '', file) : [],
    ),
    secretParameters: new Set(read.flatMap(({ tree }) => (tree ? secretParameters(tree) : []))),
    problems: [...read.flatMap((template) => template.problems), ...whole.problems],
    registry,
    featuresFolder: declared.featuresFolder,
    files: [
      ...declared.files,
      { file: registry.file, content: registry.content, role: 'promise registry' },
      ...read.flatMap(({ shown: file, content }) => (content ? [{ file, content, role: 'template' }] : [])),
      ...[...manifests.values()].flatMap(({ shown: file, content }) =>
        content ? [{ file, content, role: 'manifest' }] : [],
      ),
    ],
    regions: deployedRegions(declared),
    account,
    kubernetesAmong,
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
