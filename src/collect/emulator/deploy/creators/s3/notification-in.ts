import type {
  Event,
  FilterRuleName,
  NotificationConfiguration,
  NotificationConfigurationFilter,
} from '@aws-sdk/client-s3';
import type { Concrete } from '../../creator.ts';
import { mapIn, mapsIn, textIn, truthIn } from '../../given.ts';

/** A template's notifications as the call wants them. */
export function notificationIn(given: Concrete): NotificationConfiguration {
  const bridge = mapIn(given, 'EventBridgeConfiguration');
  return {
    EventBridgeConfiguration: bridge && truthIn(bridge, 'EventBridgeEnabled') !== false ? {} : undefined,
    LambdaFunctionConfigurations: mapsIn(given, 'LambdaConfigurations').map((one) => ({
      ...what(one),
      LambdaFunctionArn: textIn(one, 'Function'),
    })),
    QueueConfigurations: mapsIn(given, 'QueueConfigurations').map((one) => ({
      ...what(one),
      QueueArn: textIn(one, 'Queue'),
    })),
    TopicConfigurations: mapsIn(given, 'TopicConfigurations').map((one) => ({
      ...what(one),
      TopicArn: textIn(one, 'Topic'),
    })),
  };
}

function what(one: Concrete): { Events: Event[]; Filter: NotificationConfigurationFilter | undefined } {
  const key = mapIn(mapIn(one, 'Filter') ?? {}, 'S3Key');
  const FilterRules = key
    ? mapsIn(key, 'Rules').map((rule) => ({
        Name: textIn(rule, 'Name') as FilterRuleName | undefined,
        Value: textIn(rule, 'Value'),
      }))
    : [];
  return {
    Events: [textIn(one, 'Event') as Event],
    Filter: FilterRules.length === 0 ? undefined : { Key: { FilterRules } },
  };
}
