import { unseen, type ValueMap } from '../../../inventory/value.ts';
import type { Mapped } from '../collector.ts';
import { jsonText } from '../json-text.ts';

type Attributes = Readonly<Record<string, string>>;

const texts = ['SubscriptionRoleArn', 'FilterPolicyScope'];
const documents = ['DeliveryPolicy', 'FilterPolicy', 'RedrivePolicy', 'ReplayPolicy'];

/** A subscription that says more than a topic's own list of subscriptions can; undefined for one that does not. */
export function subscriptionOf(attributes: Attributes, region: string): Mapped | undefined {
  const more: ValueMap = {
    ...Object.fromEntries(
      documents.flatMap((name) => {
        const document = jsonText(attributes[name]);
        return document === undefined ? [] : [[name, document]];
      }),
    ),
    ...(attributes['RawMessageDelivery'] === 'true' ? { RawMessageDelivery: true } : {}),
  };
  if (Object.keys(more).length === 0) return undefined;
  const { SubscriptionArn: arn = '', TopicArn = '', Endpoint = '', Protocol = '' } = attributes;
  const told = texts.flatMap((name) => (attributes[name] ? [[name, attributes[name]]] : []));
  const properties = { TopicArn, Protocol, Endpoint, ...more, ...Object.fromEntries(told) };
  return mapped(arn, region, properties, 'sns:GetSubscriptionAttributes');
}

/** One whose settings were denied: it may send what it cannot deliver to a queue, or send nothing at all. */
export function unseenSubscription(arn: string, topicArn: string, reason: string, region: string): Mapped {
  const hole = unseen(reason);
  const holes = Object.fromEntries([...documents, ...texts].map((name) => [name, hole]));
  return mapped(arn, region, { TopicArn: topicArn, ...holes }, 'sns:ListSubscriptions');
}

function mapped(arn: string, region: string, properties: ValueMap, api: string): Mapped {
  return {
    type: 'AWS::SNS::Subscription',
    ref: arn,
    arn,
    region,
    tags: {},
    properties,
    attributes: { Arn: arn },
    api,
  };
}
