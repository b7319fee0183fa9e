import { dirname, join, resolve } from 'node:path';
import type { Architecture, Component } from '../inventory/architecture.ts';
import schema from './architecture.schema.json' with { type: 'json' };
import { type Declaration, readDeclaration } from './declaration.ts';
import { InputError } from './input-error.ts';
import type { ParameterValue } from './template/stack.ts';

/** An architecture.yaml that was read: the architecture, and where its templates, features and promises lie. */
export interface ArchitectureFile {
  readonly architecture: Architecture;
  readonly content: string;
  readonly account: string | undefined;
  readonly stacks: readonly DeclaredStack[];
  /** Absolute paths. */
  readonly featuresFolder: string;
  readonly promisesFile: string;
}

export interface DeclaredStack {
  readonly name: string;
  /** Absolute path of the template. */
  readonly template: string;
  readonly region: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly line: number;
  /** The line of a parameter in architecture.yaml. */
  readonly lineOf: (parameter: string) => number;
}

interface Written {
  readonly id: string;
  readonly title: string;
  readonly account?: string;
  readonly features?: string;
  readonly promises?: string;
  readonly regions: Readonly<Record<string, { readonly code: string; readonly standsInFor?: string }>>;
  readonly stacks: readonly {
    readonly name: string;
    readonly template: string;
    readonly region: string;
    readonly parameters?: Readonly<Record<string, WrittenParameter>>;
  }[];
  readonly components?: Readonly<Record<string, WrittenComponent>>;
  readonly paths?: Architecture['paths'];
  readonly objectives?: {
    readonly availability?: Architecture['objectives']['availability'];
    readonly budgetUsdPerMonth?: number;
  };
  readonly assumptions?: Architecture['assumptions'];
}

type WrittenParameter = string | number | boolean | readonly (string | number)[] | { readonly output: string };
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
  checkNames(declaration);
  const codes = Object.entries(data.regions).map(([role, written]) => {
    const code = regions.get(role);
    return code === undefined || code === written.code ? { role, ...written } : { role, code };
  });
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
      objectives: { ...data.objectives, availability: data.objectives?.availability ?? [] },
      assumptions: data.assumptions ?? {},
      origin: { file: shown, line: 1, column: 1 },
    },
    content: declaration.content,
    account: data.account,
    stacks: data.stacks.map((stack, index) => ({
      name: stack.name,
      template: resolve(dirname(file), stack.template),
      region: codes.find(({ role }) => role === stack.region)?.code ?? stack.region,
      parameters: Object.fromEntries(
        Object.entries(stack.parameters ?? {}).map(([name, value]) => [name, parameterOf(value)]),
      ),
      line: declaration.lineOf(['stacks', index, 'name']),
      lineOf: (parameter) => declaration.lineOf(['stacks', index, 'parameters', parameter]),
    })),
    featuresFolder: resolve(dirname(file), data.features ?? 'features'),
    promisesFile: join(dirname(file), data.promises ?? 'promises.yaml'),
  };
}

function checkNames({ data, file, lineOf }: Declaration<Written>): void {
  const stacks = data.stacks.map(({ name }) => name);
  stacks.forEach((name, index) => {
    if (stacks.indexOf(name) !== index) {
      throw new InputError(
        `Stack "${name}" is declared twice`,
        { file, line: lineOf(['stacks', index, 'name']) },
        'Give each stack its own name.',
      );
    }
  });
  data.stacks.forEach(({ name, region, parameters }, index) => {
    if (!Object.hasOwn(data.regions, region) && !/-\d$/u.test(region)) {
      throw new InputError(
        `Stack "${name}" is in region "${region}", which is neither a role nor a region code`,
        { file, line: lineOf(['stacks', index, 'region']) },
        `Use one of: ${Object.keys(data.regions).join(', ')}.`,
      );
    }
    for (const [key, value] of Object.entries(parameters ?? {})) {
      if (!isOutput(value) || stacks.includes(value.output.split('.')[0] ?? '')) continue;
      throw new InputError(
        `Parameter "${key}" takes output "${value.output}" of a stack that is not declared`,
        { file, line: lineOf(['stacks', index, 'parameters', key]) },
        `Use one of: ${stacks.join(', ')}.`,
      );
    }
  });
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

function componentOf({ tag, ...rest }: WrittenComponent): Component {
  if (!tag) return rest;
  return {
    ...rest,
    tag: Object.fromEntries(
      Object.entries(tag).map(([key, value]) => [key, typeof value === 'string' ? [value] : value]),
    ),
  };
}

function parameterOf(value: WrittenParameter): ParameterValue {
  if (!isOutput(value)) return value;
  const [stack = '', key = ''] = value.output.split('.');
  return { output: { stack, key } };
}

function isOutput(value: WrittenParameter): value is { readonly output: string } {
  return typeof value === 'object' && 'output' in value;
}
