import type {
  GetBucketNotificationConfigurationCommandOutput,
  NotificationConfigurationFilter,
} from '@aws-sdk/client-s3';
import type { ValueMap } from '../../../inventory/value.ts';
import { toldValues } from '../told-values.ts';

type Told = Pick<
  GetBucketNotificationConfigurationCommandOutput,
  'EventBridgeConfiguration' | 'LambdaFunctionConfigurations' | 'QueueConfigurations' | 'TopicConfigurations'
>;

interface Receiver {
  readonly Events?: readonly string[] | undefined;
  readonly Filter?: NotificationConfigurationFilter | undefined;
}

/** Notifications as CloudFormation says them, one event to an entry; undefined where there are none. */
export function notificationConfiguration(told: Told): ValueMap | undefined {
  const notifications = toldValues({
    EventBridgeConfiguration: told.EventBridgeConfiguration && { EventBridgeEnabled: true },
    LambdaConfigurations: entries(told.LambdaFunctionConfigurations, ({ LambdaFunctionArn }) => ({
      Function: LambdaFunctionArn,
    })),
    QueueConfigurations: entries(told.QueueConfigurations, ({ QueueArn }) => ({ Queue: QueueArn })),
    TopicConfigurations: entries(told.TopicConfigurations, ({ TopicArn }) => ({ Topic: TopicArn })),
  });
  return Object.keys(notifications).length === 0 ? undefined : notifications;
}

function entries<One extends Receiver>(told: readonly One[] | undefined, receiver: (one: One) => object): object[] {
  return (told ?? []).flatMap((one) =>
    (one.Events ?? []).map((Event) => ({ Event, ...filterOf(one), ...receiver(one) })),
  );
}

function filterOf({ Filter }: Receiver): object {
  const rules = Filter?.Key?.FilterRules;
  if (!rules || rules.length === 0) return {};
  // AWS answers `Prefix` for what was set as `prefix`.
  return { Filter: { S3Key: { Rules: rules.map(({ Name, Value }) => ({ Name: Name?.toLowerCase(), Value })) } } };
}
