import type { EnvironmentError, FunctionConfiguration } from '@aws-sdk/client-lambda';
import { type Unseen, unseen, type Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

/** What is told of a function beside its configuration. */
export interface FunctionSettings {
  readonly tags: Readonly<Record<string, string>>;
  readonly imageUri?: string | undefined;
  /** Executions set aside for it; undefined where it shares the account's. */
  readonly reserved?: Value | undefined;
}

export function functionOf(told: FunctionConfiguration, settings: FunctionSettings, region: string): Mapped {
  const { FunctionName = '', FunctionArn = '', VpcConfig: network, Environment, ImageConfigResponse } = told;
  const { tags, imageUri, reserved } = settings;
  const isInVpc = (network?.SubnetIds ?? []).length > 0;
  return {
    type: 'AWS::Lambda::Function',
    ref: FunctionName,
    arn: FunctionArn,
    region,
    tags,
    properties: {
      ...toldValues({
        FunctionName,
        Architectures: told.Architectures,
        Code: imageUri === undefined ? undefined : { ImageUri: imageUri },
        DeadLetterConfig: told.DeadLetterConfig?.TargetArn === undefined ? undefined : told.DeadLetterConfig,
        Description: told.Description || undefined,
        Environment: Environment?.Variables === undefined ? undefined : { Variables: Environment.Variables },
        EphemeralStorage: told.EphemeralStorage,
        FileSystemConfigs: told.FileSystemConfigs,
        Handler: told.Handler,
        ImageConfig: ImageConfigResponse?.ImageConfig,
        KmsKeyArn: told.KMSKeyArn || undefined,
        Layers: told.Layers?.map(({ Arn }) => Arn),
        LoggingConfig: told.LoggingConfig,
        MemorySize: told.MemorySize,
        PackageType: told.PackageType,
        Role: told.Role,
        Runtime: told.Runtime,
        SnapStart: told.SnapStart?.ApplyOn === undefined ? undefined : { ApplyOn: told.SnapStart.ApplyOn },
        Timeout: told.Timeout,
        TracingConfig: told.TracingConfig,
        VpcConfig: isInVpc
          ? {
              SubnetIds: network?.SubnetIds,
              SecurityGroupIds: network?.SecurityGroupIds,
              Ipv6AllowedForDualStack: network?.Ipv6AllowedForDualStack,
            }
          : undefined,
      }),
      ...instead('Environment', Environment?.Error),
      ...instead('ImageConfig', ImageConfigResponse?.Error),
      ...(reserved === undefined ? {} : { ReservedConcurrentExecutions: reserved }),
    },
    attributes: toldValues({ Arn: FunctionArn, State: told.State, CodeSha256: told.CodeSha256 }),
    untold: { Code: 'the code itself is not fetched', CodeSigningConfigArn: 'was not asked' },
    api: 'lambda:GetFunction',
  };
}

/** An answer that went well may hold an error in place of a setting, such as of a key that may not be used: left out it would read as not set. */
function instead(name: string, error: EnvironmentError | undefined): Readonly<Record<string, Unseen>> {
  if (error === undefined) return {};
  return { [name]: unseen(`lambda:GetFunction told an error in its place (${error.ErrorCode}): ${error.Message}`) };
}
