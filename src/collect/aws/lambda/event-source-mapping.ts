import type { EventSourceMappingConfiguration } from '@aws-sdk/client-lambda';
import { unseen } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';

export function eventSourceMappingOf(told: EventSourceMappingConfiguration, region: string): Mapped {
  const { UUID = '', EventSourceMappingArn, FunctionArn, State, StateTransitionReason, ...more } = told;
  const { LastModified, LastProcessingResult, FilterCriteriaError, DestinationConfig, ...written } = more;
  const { OnFailure } = DestinationConfig ?? {};
  return {
    type: 'AWS::Lambda::EventSourceMapping',
    ref: UUID,
    ...(EventSourceMappingArn === undefined ? {} : { arn: EventSourceMappingArn }),
    region,
    tags: {},
    properties: {
      ...toldValues({
        ...written,
        FunctionName: FunctionArn,
        Enabled: State === undefined ? undefined : State !== 'Disabled' && State !== 'Disabling',
        // An empty destination is told where none is set.
        DestinationConfig: OnFailure?.Destination === undefined ? undefined : { OnFailure },
      }),
      ...(isEncrypted(told) ? { FilterCriteria: unseen('it is encrypted, and the list does not tell it') } : {}),
    },
    attributes: toldValues({
      Id: UUID,
      EventSourceMappingArn,
      State,
      StateTransitionReason,
      LastModified,
      LastProcessingResult,
      FilterCriteriaError,
    }),
    api: 'lambda:ListEventSourceMappings',
  };
}

/** Source: AWS Lambda API Reference, EventSourceMappingConfiguration: where its filter is encrypted, lists leave it out. */
function isEncrypted({ FilterCriteria, FilterCriteriaError, KMSKeyArn }: EventSourceMappingConfiguration): boolean {
  return FilterCriteria === undefined && (FilterCriteriaError !== undefined || KMSKeyArn !== undefined);
}
