import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { parseDocument } from 'yaml';
import { InputError } from './input-error.ts';

/** One stack of a CDK cloud assembly. Region and account are undefined where the app left them to the deployment. */
export interface AssemblyStack {
  readonly name: string;
  /** Absolute path of the synthesized template. */
  readonly template: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly artifacts?: Readonly<Record<string, Artifact>>;
}

interface Artifact {
  readonly type?: string;
  readonly environment?: string;
  readonly properties?: {
    readonly templateFile?: string;
    readonly stackName?: string;
    readonly parameters?: Readonly<Record<string, string>>;
    readonly directoryName?: string;
  };
}

/**
 * The stacks of a cloud assembly (`cdk.out`), those of nested assemblies among them, in the order of its manifest.json. Nested
 * stacks are found through their parents' `aws:asset:path`. Throws InputError. Source: the `cloud-assembly-schema` package of the AWS CDK.
 */
export async function readAssembly(manifest: string, shown: string): Promise<readonly AssemblyStack[]> {
  const content = await readFile(manifest, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(
      `Cannot read the assembly: ${cause.code ?? cause.message}`,
      { file: shown },
      'Run `cdk synth`, and give its output folder.',
    );
  });
  const document = parseDocument(content, { logLevel: 'silent' });
  const data = document.toJS() as Manifest | null;
  if (document.errors.length > 0 || typeof data?.artifacts !== 'object')
    throw new InputError(
      'This is no manifest of a cloud assembly',
      { file: shown },
      'Give the output folder of `cdk synth`.',
    );
  const found = await Promise.all(
    Object.entries(data.artifacts).map(([id, artifact]) => stacksOf(id, artifact, manifest, shown)),
  );
  return found.flat();
}

async function stacksOf(
  id: string,
  { type, environment, properties = {} }: Artifact,
  manifest: string,
  shown: string,
): Promise<readonly AssemblyStack[]> {
  const folder = dirname(manifest);
  if (type === 'cdk:cloud-assembly' && properties.directoryName !== undefined) {
    const inner = join(properties.directoryName, 'manifest.json');
    return readAssembly(join(folder, inner), join(dirname(shown), inner));
  }
  if (type !== 'aws:cloudformation:stack') return [];
  if (properties.templateFile === undefined)
    throw new InputError(`Stack "${id}" names no template`, { file: shown }, 'Run `cdk synth` again.');
  const [, account, region] = /^aws:\/\/([^/]+)\/(.+)$/u.exec(environment ?? '') ?? [];
  return [
    {
      name: properties.stackName ?? id,
      template: join(folder, properties.templateFile),
      region: region === 'unknown-region' ? undefined : region,
      account: account === 'unknown-account' ? undefined : account,
      parameters: properties.parameters ?? {},
    },
  ];
}
