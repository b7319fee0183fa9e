import { type LoggingConfiguration, PutLoggingConfigurationCommand } from '@aws-sdk/client-wafv2';
import { loggingConfigurationRef } from '../../../../aws/wafv2/logging-configuration.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, mapIn, mapsIn, neededIn, textsIn } from '../../given.ts';

export const loggingConfigurationCreator: Creator = {
  type: 'AWS::WAFv2::LoggingConfiguration',
  async create(properties, { clients }) {
    const arn = neededIn(properties, 'ResourceArn');
    const redacted = mapsIn(properties, 'RedactedFields');
    await clients.wafv2.send(
      new PutLoggingConfigurationCommand({
        LoggingConfiguration: {
          LogDestinationConfigs: textsIn(properties, 'LogDestinationConfigs'),
          LoggingFilter: mapIn(properties, 'LoggingFilter') as LoggingConfiguration['LoggingFilter'],
          RedactedFields: redacted.length === 0 ? undefined : [...redacted],
          ResourceArn: arn,
        },
      }),
    );
    return {
      ref: arn,
      readBackAs: loggingConfigurationRef(arn),
      attributes: {},
      notTaken: leftOut(properties, ['LogDestinationConfigs', 'LoggingFilter', 'RedactedFields', 'ResourceArn']),
    };
  },
};
