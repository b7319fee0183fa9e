import type { FunctionEventInvokeConfig } from '@aws-sdk/client-lambda';
import type { Value, ValueMap } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

/** How events are handled that a function was handed without waiting. */
export function eventInvokeConfigOf(functionName: string, config: FunctionEventInvokeConfig, region: string): Mapped {
  const qualifier = config.FunctionArn?.split(':')[7] ?? '$LATEST';
  const { OnFailure, OnSuccess } = config.DestinationConfig ?? {};
  const destinations = toldValues({
    ...(OnFailure?.Destination === undefined ? {} : { OnFailure }),
    ...(OnSuccess?.Destination === undefined ? {} : { OnSuccess }),
  });
  return mapped(functionName, qualifier, region, {
    Qualifier: qualifier,
    ...toldValues({
      MaximumEventAgeInSeconds: config.MaximumEventAgeInSeconds,
      MaximumRetryAttempts: config.MaximumRetryAttempts,
    }),
    ...(Object.keys(destinations).length === 0 ? {} : { DestinationConfig: destinations }),
  });
}

/** Stands for the settings of a function that were not seen. */
export function unseenEventInvokeConfig(functionName: string, hole: Value, region: string): Mapped {
  const names = ['Qualifier', 'MaximumEventAgeInSeconds', 'MaximumRetryAttempts', 'DestinationConfig'];
  return mapped(functionName, '$LATEST', region, Object.fromEntries(names.map((name) => [name, hole])));
}

function mapped(functionName: string, qualifier: string, region: string, properties: ValueMap): Mapped {
  return {
    type: 'AWS::Lambda::EventInvokeConfig',
    ref: `${functionName}|${qualifier}`,
    region,
    tags: {},
    properties: { FunctionName: functionName, ...properties },
    attributes: {},
    api: 'lambda:ListFunctionEventInvokeConfigs',
  };
}
