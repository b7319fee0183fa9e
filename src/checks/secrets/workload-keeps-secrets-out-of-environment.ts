import { mapAt, mapsAt, stringAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import type { ValueMap } from '../../inventory/value.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { namesSecret, secretShape } from './secret-names.ts';
import { places, standingAt } from './standing.ts';

interface Variable {
  readonly name: string;
  readonly path: string;
}

const mend: Readonly<Record<string, string>> = {
  'AWS::ECS::TaskDefinition': 'Move it to Secrets of the container, with ValueFrom naming a secret.',
  'AWS::Lambda::Function': 'Give the function the name of a secret, and let it read that when it starts.',
  'AWS::CodeBuild::Project': 'Set its Type to SECRETS_MANAGER and its Value to the name of a secret.',
};

export const workloadKeepsSecretsOutOfEnvironment = check({
  id: 'workload-keeps-secrets-out-of-environment',
  title: 'every workload keeps secrets out of its environment variables',
  why: 'Environment variables are shown in the console, in every description of the workload and in many a crash report.',
  source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html',
  controls: {
    'Security Hub': ['ECS.8', 'CodeBuild.2'],
    'AWS Config': ['ECS_NO_ENVIRONMENT_SECRETS', 'CODEBUILD_PROJECT_ENVVAR_AWSCRED_CHECK'],
    'Well-Architected (own mapping)': ['SEC02-BP03'],
  },
  needs: { subjects: ['AWS::ECS::TaskDefinition', 'AWS::Lambda::Function', 'AWS::CodeBuild::Project'] },
  judge(workload) {
    const { type, properties } = workload;
    const variables = variablesOf(workload);
    if (variables.length === 0) return notApplicable('Sets no environment variables.');
    const flaw = flawIn(
      variables.map(({ name, path }) => (): Judgement | undefined => {
        const exposed = exposure(properties, name, path);
        return exposed === undefined ? undefined : fail(exposed, mend[type] ?? '', { at: path });
      }),
    );
    const { length } = variables;
    return (
      flaw ??
      pass(
        `${length === 1 ? 'Its variable is not' : `None of its ${length} variables is`} named or shaped like a secret.`,
      )
    );
  },
});

function variablesOf({ type, properties }: Resource): readonly Variable[] {
  if (type === 'AWS::Lambda::Function') {
    const path = 'Environment.Variables';
    return Object.keys(mapAt(properties, path) ?? {}).map((name) => ({ name, path: `${path}.${name}` }));
  }
  if (type === 'AWS::CodeBuild::Project') {
    const path = 'Environment.EnvironmentVariables';
    const plain = mapsAt(properties, path).map((one, index) => ({ one, at: `${path}.${index}.Value` }));
    return plain.flatMap(({ one, at }) =>
      (stringAt(one, 'Type') ?? 'PLAINTEXT') === 'PLAINTEXT' ? [{ name: stringAt(one, 'Name') ?? '', path: at }] : [],
    );
  }
  return mapsAt(properties, 'ContainerDefinitions').flatMap((container, index) =>
    mapsAt(container, 'Environment').map((one, position) => ({
      name: stringAt(one, 'Name') ?? '',
      path: `ContainerDefinitions.${index}.Environment.${position}.Value`,
    })),
  );
}

/** How a variable gives a secret away, never saying the secret; undefined when it does not. Throws UnseenInput, whatever its name: a secret may stand in a URL. */
function exposure(properties: ValueMap, name: string, path: string): string | undefined {
  const isNamedSo = namesSecret(name);
  const standing = standingAt(properties, path);
  switch (standing.kind) {
    case 'absent':
      return undefined;
    case 'hidden':
      return `${name} holds parameter "${standing.parameter}", which is NoEcho, and stands in clear from then on.`;
    case 'reference': {
      const shape = secretShape(standing.known);
      if (shape !== undefined) return `${name} holds ${shape} in clear.`;
      const attribute = standing.attributes.find((one) => one === 'SecretAccessKey' || one === 'ApiKey');
      return attribute === undefined ? undefined : `${name} holds the ${attribute} of another resource in clear.`;
    }
    case 'resolved': {
      if (!isNamedSo && (standing.service === 'ssm' || harmless.test(JSON.stringify(standing.key)))) return undefined;
      const place = places[standing.service] ?? standing.service;
      return `${name} is read from ${place} when it is deployed, and stands in clear from then on.`;
    }
    case 'written': {
      const shape = secretShape(standing.text);
      if (shape !== undefined) return `${name} holds ${shape} in clear.`;
      const isNone = /^(arn:.*|true|false|\d+)$/iu.test(standing.text);
      return isNamedSo && !isNone ? `${name} holds its value in clear.` : undefined;
    }
  }
}

/** Parts of a database's secret that are none themselves. */
const harmless = /:(username|host|port|dbname|engine)/u;
