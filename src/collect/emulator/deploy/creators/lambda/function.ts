import {
  type Architecture,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  type FunctionCode,
  PutFunctionConcurrencyCommand,
  type Runtime,
} from '@aws-sdk/client-lambda';
import { answerHas } from '../../answer-has.ts';
import type { Concrete, Creator } from '../../creator.ts';
import { leftOut, mapIn, neededIn, numberIn, tagsIn, textIn, textsIn, typed } from '../../given.ts';
import { zipOf } from './zip-of.ts';

const alike = [
  'DeadLetterConfig',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'ImageConfig',
  'LoggingConfig',
  'PackageType',
  'SnapStart',
  'TracingConfig',
  'VpcConfig',
];
const taken = [
  ...alike,
  'Architectures',
  'Code',
  'Description',
  'FunctionName',
  'Handler',
  'KmsKeyArn',
  'Layers',
  'MemorySize',
  'ReservedConcurrentExecutions',
  'Role',
  'Runtime',
  'Tags',
  'Timeout',
];

export const functionCreator: Creator = {
  type: 'AWS::Lambda::Function',
  async create(given, { clients: { lambda }, uniqueName }) {
    const FunctionName = textIn(given, 'FunctionName') ?? uniqueName(64);
    const same = Object.fromEntries(alike.filter((key) => given[key] !== undefined).map((key) => [key, given[key]]));
    const { FunctionArn } = await lambda.send(
      new CreateFunctionCommand({
        ...(typed(
          same,
          new Set(['Size']),
          new Set(['Ipv6AllowedForDualStack']),
        ) as Partial<CreateFunctionCommandInput>),
        FunctionName,
        Code: codeIn(given),
        Architectures:
          given['Architectures'] === undefined ? undefined : (textsIn(given, 'Architectures') as Architecture[]),
        Description: textIn(given, 'Description'),
        Handler: textIn(given, 'Handler'),
        KMSKeyArn: textIn(given, 'KmsKeyArn'),
        Layers: given['Layers'] === undefined ? undefined : textsIn(given, 'Layers'),
        MemorySize: numberIn(given, 'MemorySize'),
        Role: neededIn(given, 'Role'),
        Runtime: textIn(given, 'Runtime') as Runtime | undefined,
        Timeout: numberIn(given, 'Timeout'),
        Tags: Object.fromEntries(tagsIn(given).map(({ Key, Value }) => [Key, Value])),
      }),
    );
    const ReservedConcurrentExecutions = numberIn(given, 'ReservedConcurrentExecutions');
    if (ReservedConcurrentExecutions !== undefined)
      await lambda.send(new PutFunctionConcurrencyCommand({ FunctionName, ReservedConcurrentExecutions }));
    return {
      ref: FunctionName,
      attributes: { Arn: answerHas(FunctionArn, 'an ARN', 'CreateFunction') },
      notTaken: leftOut(given, taken),
    };
  },
};

/** Code that a template holds as text becomes an archive, as CloudFormation makes one. */
function codeIn(given: Concrete): FunctionCode {
  const code = mapIn(given, 'Code') ?? {};
  const text = textIn(code, 'ZipFile');
  if (text === undefined) return code;
  const isPython = textIn(given, 'Runtime')?.startsWith('python') ?? false;
  return { ZipFile: zipOf(isPython ? 'index.py' : 'index.js', text) };
}
