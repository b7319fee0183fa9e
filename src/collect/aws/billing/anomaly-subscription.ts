import type { AnomalySubscription } from '@aws-sdk/client-cost-explorer';
import type { Value } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import { resourceTags } from './resource-tags.ts';

export function anomalySubscriptionOf(
  subscription: AnomalySubscription,
  tags: Value | undefined,
  region: string,
): Mapped {
  const { SubscriptionArn = '', SubscriptionName, Frequency, MonitorArnList, Threshold } = subscription;
  const { Subscribers = [], ThresholdExpression, AccountId } = subscription;
  return {
    type: 'AWS::CE::AnomalySubscription',
    ref: SubscriptionArn,
    arn: SubscriptionArn,
    region,
    ...resourceTags(tags),
    properties: {
      ...toldValues({
        SubscriptionName,
        Frequency,
        MonitorArnList,
        Subscribers: Subscribers.map(({ Address, Type }) => ({ Address, Type })),
        // AWS tells an expression of the threshold beside the number it replaces.
        Threshold: ThresholdExpression === undefined ? Threshold : undefined,
      }),
      // A template writes it as JSON text.
      ...(ThresholdExpression === undefined ? {} : { ThresholdExpression: JSON.stringify(ThresholdExpression) }),
      ...(tags === undefined ? {} : { ResourceTags: tags }),
    },
    attributes: toldValues({ SubscriptionArn, AccountId, SubscriberStatus: Subscribers.map(({ Status }) => Status) }),
    api: 'ce:GetAnomalySubscriptions',
  };
}
