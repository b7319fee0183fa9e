import { PutFunctionEventInvokeConfigCommand } from '@aws-sdk/client-lambda';
import type { Creator } from '../../creator.ts';
import { leftOut, mapIn, neededIn, numberIn } from '../../given.ts';

const taken = ['DestinationConfig', 'FunctionName', 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts', 'Qualifier'];

export const eventInvokeConfigCreator: Creator = {
  type: 'AWS::Lambda::EventInvokeConfig',
  async create(given, { clients: { lambda } }) {
    const FunctionName = neededIn(given, 'FunctionName');
    const Qualifier = neededIn(given, 'Qualifier');
    await lambda.send(
      new PutFunctionEventInvokeConfigCommand({
        FunctionName,
        // Without a qualifier the call means the same version, and moto knows no other.
        Qualifier: Qualifier === '$LATEST' ? undefined : Qualifier,
        MaximumEventAgeInSeconds: numberIn(given, 'MaximumEventAgeInSeconds'),
        MaximumRetryAttempts: numberIn(given, 'MaximumRetryAttempts'),
        DestinationConfig: mapIn(given, 'DestinationConfig'),
      }),
    );
    return { ref: `${FunctionName}|${Qualifier}`, attributes: {}, notTaken: leftOut(given, taken) };
  },
};
