import { dirname, join, resolve } from 'node:path';
import { readAssembly } from './assembly.ts';
import type { Declaration } from './declaration.ts';
import { InputError } from './input-error.ts';
import type { ParameterValue } from './template/stack.ts';

export interface DeclaredStack {
  readonly name: string;
  /** Absolute path of the template. */
  readonly template: string;
  readonly region: string;
  /** The account, where the stack says its own. */
  readonly account?: string;
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly line: number;
  /** The line of a parameter in architecture.yaml. */
  readonly lineOf: (parameter: string) => number;
}

export type WrittenStack = WrittenTemplate | WrittenAssembly;

interface WrittenTemplate {
  readonly name: string;
  readonly template: string;
  readonly region: string;
  readonly parameters?: WrittenParameters;
}

/** All stacks of a CDK assembly. `region` stands for the region of those that were left without one. */
interface WrittenAssembly {
  readonly assembly: string;
  readonly region?: string;
  /** By stack name; they win over those of the assembly. */
  readonly parameters?: Readonly<Record<string, WrittenParameters>>;
}

type WrittenParameters = Readonly<Record<string, WrittenParameter>>;
type WrittenParameter = string | number | boolean | readonly (string | number)[] | { readonly output: string };

interface WithStacks {
  readonly regions: Readonly<Record<string, { readonly code: string }>>;
  readonly stacks: readonly WrittenStack[];
}

/** The stacks that an architecture.yaml declares, those of its assemblies among them; `codes` are the region codes by role. Throws InputError. */
export async function declaredStacks(
  declaration: Declaration<WithStacks>,
  path: string,
  codes: ReadonlyMap<string, string>,
): Promise<readonly DeclaredStack[]> {
  const { data, file, lineOf } = declaration;
  const stacks = await Promise.all(
    data.stacks.map(async (written, index) =>
      'assembly' in written ? await assembled(written, index) : declared(written, index),
    ),
  );
  const all = stacks.flat();
  checkNames(all, file);
  return all;

  function declared({ name, template, region, parameters = {} }: WrittenTemplate, index: number): DeclaredStack[] {
    return [
      {
        name,
        template: resolve(dirname(path), template),
        region: codeOf(region, `Stack "${name}"`, lineOf(['stacks', index, 'region'])),
        parameters: parametersOf(parameters),
        line: lineOf(['stacks', index, 'name']),
        lineOf: (parameter) => lineOf(['stacks', index, 'parameters', parameter]),
      },
    ];
  }

  async function assembled(written: WrittenAssembly, index: number): Promise<DeclaredStack[]> {
    const line = lineOf(['stacks', index, 'assembly']);
    const manifest = join(resolve(dirname(path), written.assembly), 'manifest.json');
    const found = await readAssembly(manifest, join(dirname(file), written.assembly, 'manifest.json'));
    const given = written.parameters ?? {};
    const stray = Object.keys(given).find((name) => !found.some((stack) => stack.name === name));
    if (stray !== undefined)
      throw new InputError(
        `The assembly has no stack "${stray}"`,
        { file, line: lineOf(['stacks', index, 'parameters', stray]) },
        `Use one of: ${found.map(({ name }) => name).join(', ')}.`,
      );
    return found.map(({ name, template, region, account, parameters }) => {
      const place = region ?? written.region;
      if (place === undefined)
        throw new InputError(
          `Stack "${name}" of the assembly says no region`,
          { file, line },
          'Give one in `region` beside `assembly`, or in the env of the stack.',
        );
      return {
        name,
        template,
        region: codeOf(place, `Stack "${name}"`, line),
        ...(account === undefined ? {} : { account }),
        parameters: { ...parameters, ...parametersOf(given[name] ?? {}) },
        line,
        lineOf: (parameter) => lineOf(['stacks', index, 'parameters', name, parameter]),
      };
    });
  }

  function codeOf(region: string, whose: string, line: number): string {
    const code = codes.get(region);
    if (code !== undefined) return code;
    if (/-\d$/u.test(region)) return region;
    throw new InputError(
      `${whose} is in region "${region}", which is neither a role nor a region code`,
      { file, line },
      `Use one of: ${Object.keys(data.regions).join(', ')}.`,
    );
  }
}

function checkNames(stacks: readonly DeclaredStack[], file: string): void {
  const names = stacks.map(({ name }) => name);
  stacks.forEach(({ name, line, parameters, lineOf }, index) => {
    if (names.indexOf(name) !== index)
      throw new InputError(`Stack "${name}" is declared twice`, { file, line }, 'Give each stack its own name.');
    for (const [key, value] of Object.entries(parameters)) {
      if (typeof value !== 'object' || !('output' in value) || names.includes(value.output.stack)) continue;
      throw new InputError(
        `Parameter "${key}" takes output "${value.output.stack}.${value.output.key}" of a stack that is not declared`,
        { file, line: lineOf(key) },
        `Use one of: ${names.join(', ')}.`,
      );
    }
  });
}

function parametersOf(written: WrittenParameters): Record<string, ParameterValue> {
  return Object.fromEntries(Object.entries(written).map(([name, value]) => [name, parameterOf(value)]));
}

function parameterOf(value: WrittenParameter): ParameterValue {
  if (typeof value !== 'object' || !('output' in value)) return value;
  const [stack = '', key = ''] = value.output.split('.');
  return { output: { stack, key } };
}
