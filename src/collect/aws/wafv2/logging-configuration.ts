import type { LoggingConfiguration } from '@aws-sdk/client-wafv2';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

/** An AWS::WAFv2::LoggingConfiguration; named alike in the API and in CloudFormation. */
export function loggingConfigurationOf(log: LoggingConfiguration, region: string): Mapped {
  const { ResourceArn = '' } = log;
  return {
    type: 'AWS::WAFv2::LoggingConfiguration',
    ref: loggingConfigurationRef(ResourceArn),
    region,
    tags: {},
    properties: toldValues({
      LogDestinationConfigs: log.LogDestinationConfigs,
      LoggingFilter: log.LoggingFilter,
      RedactedFields: log.RedactedFields,
      ResourceArn,
    }),
    attributes: toldValues({
      LogScope: log.LogScope,
      LogType: log.LogType,
      ManagedByFirewallManager: log.ManagedByFirewallManager,
    }),
    api: 'wafv2:ListLoggingConfigurations',
  };
}

/** What the logging of a web ACL is known by: CloudFormation's Ref returns the ACL's own ARN, which refers to the ACL. */
export function loggingConfigurationRef(webAclArn: string): string {
  return `${webAclArn}/logging`;
}
