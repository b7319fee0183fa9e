import { dirname, join, resolve } from 'node:path';
import type { Architecture, Component, DeclaredFlow, DeclaredService } from '../inventory/architecture.ts';
import schema from './architecture.schema.json' with { type: 'json' };
import { type Declaration, readDeclaration } from './declaration.ts';
import { type DeclaredStack, declaredStacks, type WrittenStack } from './declared-stacks.ts';
import { InputError } from './input-error.ts';
import { loadObjectives, type WrittenLoadObjective } from './load-objectives.ts';
import { type DeclaredCluster, declaredClusters, type WrittenCluster } from './kubernetes/declared-clusters.ts';

/** An architecture.yaml that was read: the architecture, and where its templates, features and promises lie. */
export interface ArchitectureFile {
  readonly architecture: Architecture;
  readonly content: string;
  readonly account: string | undefined;
  readonly stacks: readonly DeclaredStack[];
  readonly clusters: readonly DeclaredCluster[];
  /** Absolute paths. */
  readonly featuresFolder: string;
  readonly promisesFile: string;
}

interface Written {
  readonly id: string;
  readonly title: string;
  readonly account?: string;
  readonly features?: string;
  readonly promises?: string;
  readonly regions: Readonly<Record<string, { readonly code: string; readonly standsInFor?: string }>>;
  readonly stacks: readonly WrittenStack[];
  readonly kubernetes?: readonly WrittenCluster[];
  readonly components?: Readonly<Record<string, WrittenComponent>>;
  readonly paths?: Architecture['paths'];
  readonly flows?: readonly WrittenFlow[];
  readonly services?: Readonly<Record<string, WrittenService>>;
  readonly objectives?: {
    readonly availability?: Architecture['objectives']['availability'];
    readonly load?: readonly WrittenLoadObjective[];
    readonly budgetUsdPerMonth?: number;
  };
  readonly assumptions?: Architecture['assumptions'];
}

interface WrittenFlow {
  readonly from: string | readonly string[];
  readonly to: string | readonly string[];
  readonly protocol?: DeclaredFlow['protocol'];
  readonly ports: readonly number[];
}

interface WrittenService {
  readonly command?: readonly string[];
  readonly url?: string;
  readonly healthPath: string;
}

type WrittenComponent = Omit<Component, 'tag'> & {
  readonly tag?: Readonly<Record<string, string | readonly string[]>>;
};

/** Reads an architecture.yaml; `regions` replaces region codes by role. Throws InputError naming file, line and mend. */
export async function readArchitecture(
  file: string,
  shown: string,
  regions: ReadonlyMap<string, string> = new Map(),
): Promise<ArchitectureFile> {
  const declaration = await readDeclaration<Written>(file, shown, schema);
  const { data } = declaration;
  for (const role of regions.keys()) {
    if (!Object.hasOwn(data.regions, role)) {
      throw new InputError(
        `There is no region role "${role}"`,
        { file: shown, line: declaration.lineOf(['regions']) },
        `Use one of: ${Object.keys(data.regions).join(', ')}.`,
      );
    }
  }
  checkPaths(declaration);
  checkFlows(declaration);
  checkServices(declaration);
  const codes = Object.entries(data.regions).map(([role, written]) => {
    const code = regions.get(role);
    return code === undefined || code === written.code ? { role, ...written } : { role, code };
  });
  const { load, ...objectives } = data.objectives ?? {};
  const byRole = new Map(codes.map(({ role, code }) => [role, code]));
  return {
    architecture: {
      id: data.id,
      title: data.title,
      bare: false,
      regions: codes,
      components: Object.fromEntries(
        Object.entries(data.components ?? {}).map(([name, written]) => [name, componentOf(written)]),
      ),
      paths: data.paths ?? {},
      ...(data.flows ? { flows: data.flows.map(flowOf) } : {}),
      ...(data.services ? { services: servicesOf(data.services, resolve(dirname(file))) } : {}),
      objectives: {
        ...objectives,
        availability: objectives.availability ?? [],
        ...(load ? { load: await loadObjectives(load, loadPlace(declaration, file)) } : {}),
      },
      assumptions: data.assumptions ?? {},
      origin: { file: shown, line: 1, column: 1 },
    },
    content: declaration.content,
    account: data.account,
    stacks: await declaredStacks(declaration, file, byRole),
    clusters: await declaredClusters(declaration, file, byRole),
    featuresFolder: resolve(dirname(file), data.features ?? 'features'),
    promisesFile: join(dirname(file), data.promises ?? 'promises.yaml'),
  };
}

function loadPlace(
  { data, file: shown, lineOf }: Declaration<Written>,
  file: string,
): Parameters<typeof loadObjectives>[1] {
  return {
    file,
    shown,
    paths: Object.keys(data.paths ?? {}),
    lineOf: (index, key) => lineOf(['objectives', 'load', index, key]),
  };
}

function checkPaths({ data, file, lineOf }: Declaration<Written>): void {
  const hops = Object.entries(data.paths ?? {}).flatMap(([path, names]) =>
    names.map((name, index) => ({ path, name, index })),
  );
  for (const { path, name, index } of hops) {
    if (Object.hasOwn(data.components ?? {}, name)) continue;
    throw new InputError(
      `Path "${path}" passes "${name}", which is not a component`,
      { file, line: lineOf(['paths', path, index]) },
      'Declare it under components.',
    );
  }
  (data.objectives?.availability ?? []).forEach(({ path }, index) => {
    if (Object.hasOwn(data.paths ?? {}, path)) return;
    throw new InputError(
      `The availability objective is for path "${path}", which is not declared`,
      { file, line: lineOf(['objectives', 'availability', index, 'path']) },
      'Declare it under paths.',
    );
  });
}

function checkFlows({ data, file, lineOf }: Declaration<Written>): void {
  for (const [index, { from, to }] of (data.flows ?? []).entries()) {
    const stray = [from, to].flat().find((name) => name !== 'internet' && !Object.hasOwn(data.components ?? {}, name));
    if (stray !== undefined)
      throw new InputError(
        `A flow names "${stray}", which is neither a component nor the internet`,
        { file, line: lineOf(['flows', index]) },
        'Declare it under components.',
      );
  }
}

function checkServices({ data, file, lineOf }: Declaration<Written>): void {
  const stray = Object.keys(data.services ?? {}).find((name) => !Object.hasOwn(data.components ?? {}, name));
  if (stray !== undefined)
    throw new InputError(
      `A service is given for "${stray}", which is not a component`,
      { file, line: lineOf(['services', stray]) },
      'Declare it under components.',
    );
}

function servicesOf(
  written: Readonly<Record<string, WrittenService>>,
  folder: string,
): Readonly<Record<string, DeclaredService>> {
  return Object.fromEntries(
    Object.entries(written).map(([component, { command = [], url, healthPath }]): [string, DeclaredService] => [
      component,
      url === undefined ? { kind: 'command', command, folder, healthPath } : { kind: 'url', url, healthPath },
    ]),
  );
}

function flowOf({ from, to, protocol = 'tcp', ports }: WrittenFlow): DeclaredFlow {
  return { from: [from].flat(), to: [to].flat(), protocol, ports };
}

function componentOf({ tag, ...rest }: WrittenComponent): Component {
  if (!tag) return rest;
  return {
    ...rest,
    tag: Object.fromEntries(
      Object.entries(tag).map(([key, value]) => [key, typeof value === 'string' ? [value] : value]),
    ),
  };
}
