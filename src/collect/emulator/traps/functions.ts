import {
  AddPermissionCommand,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  type FunctionConfiguration,
  GetFunctionCommand,
  GetPolicyCommand,
  ListFunctionEventInvokeConfigsCommand,
  PutFunctionEventInvokeConfigCommand,
} from '@aws-sdk/client-lambda';
import type { ProbePlace, Trap } from '../trap.ts';
import { roleMade, unique } from './identity-probes.ts';

/** Where moto's functions differ from those of AWS. */
export const functionTraps: readonly Trap[] = [
  {
    type: 'AWS::Lambda::Function',
    property: 'DeadLetterConfig',
    explanation:
      'Is taken and not told again: a function called by events that keeps the failed ones by it alone is judged to drop them, where AWS would show that it does not.',
    probe: async (place) => {
      const TargetArn = `arn:aws:sqs:${place.region}:${place.account}:probe`;
      return (await functionRead(place, { DeadLetterConfig: { TargetArn } })).DeadLetterConfig === undefined;
    },
  },
  {
    type: 'AWS::Lambda::Function',
    property: 'LoggingConfig',
    explanation: 'Is taken and not told again. No check reads it.',
    probe: async (place) =>
      (await functionRead(place, { LoggingConfig: { LogFormat: 'JSON' } })).LoggingConfig === undefined,
  },
  {
    type: 'AWS::Lambda::Function',
    property: 'FileSystemConfigs',
    explanation: 'Is taken and not told again. No check reads it.',
    probe: async (place) => {
      const Arn = `arn:aws:elasticfilesystem:${place.region}:${place.account}:access-point/fsap-0123456789abcdef0`;
      const FileSystemConfigs = [{ Arn, LocalMountPath: '/mnt/probe' }];
      return (await functionRead(place, { FileSystemConfigs })).FileSystemConfigs === undefined;
    },
  },
  {
    type: 'AWS::Lambda::Function',
    property: 'SnapStart.ApplyOn',
    explanation: 'Is taken, and always told as None. No check reads it.',
    probe: async (place) =>
      (await functionRead(place, { SnapStart: { ApplyOn: 'PublishedVersions' } })).SnapStart?.ApplyOn === 'None',
  },
  {
    type: 'AWS::Lambda::Permission',
    property: 'FunctionUrlAuthType',
    explanation:
      'Is taken, and lost from the statement: a function URL that asks for IAM is judged as one that is open to the principal, where AWS would show that it is not.',
    probe: async (place) => {
      const FunctionName = await functionMade(place, {});
      const { lambda } = place.clients;
      const statement = { Action: 'lambda:InvokeFunctionUrl', Principal: '*', FunctionUrlAuthType: 'AWS_IAM' } as const;
      await lambda.send(new AddPermissionCommand({ FunctionName, StatementId: 'probe', ...statement }));
      const { Policy = '{}' } = await lambda.send(new GetPolicyCommand({ FunctionName }));
      const { Statement = [] } = JSON.parse(Policy) as { Statement?: { Condition?: object }[] };
      return Statement.length === 1 && !JSON.stringify(Statement[0]?.Condition ?? {}).includes('AWS_IAM');
    },
  },
  ...['Qualifier', 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts', 'DestinationConfig'].map(
    (property): Trap => ({
      type: 'AWS::Lambda::EventInvokeConfig',
      property,
      explanation:
        'The list of them tells its time as text, which the SDK refuses to read: the settings are unseen, and whether a function keeps the events it failed on is unknown where AWS would show that it does.',
      probe: async (place) => {
        const FunctionName = await functionMade(place, {});
        const { lambda } = place.clients;
        await lambda.send(new PutFunctionEventInvokeConfigCommand({ FunctionName, MaximumRetryAttempts: 1 }));
        try {
          await lambda.send(new ListFunctionEventInvokeConfigsCommand({ FunctionName }));
          return false;
        } catch (error) {
          return error instanceof TypeError;
        }
      },
    }),
  ),
];

async function functionMade(place: ProbePlace, more: Partial<CreateFunctionCommandInput>): Promise<string> {
  const FunctionName = unique('probe');
  await place.clients.lambda.send(
    new CreateFunctionCommand({
      FunctionName,
      Code: { ZipFile: Buffer.from('probe') },
      Handler: 'index.handler',
      Role: `arn:aws:iam::${place.account}:role/${await roleMade(place)}`,
      Runtime: 'python3.13',
      ...more,
    }),
  );
  return FunctionName;
}

async function functionRead(
  place: ProbePlace,
  more: Partial<CreateFunctionCommandInput>,
): Promise<FunctionConfiguration> {
  const FunctionName = await functionMade(place, more);
  const { Configuration } = await place.clients.lambda.send(new GetFunctionCommand({ FunctionName }));
  if (!Configuration) throw new Error(`GetFunction told nothing of ${FunctionName}, which was just made.`);
  return Configuration;
}
