import type { Subscription } from '@aws-sdk/client-sns';
import type { Mapped } from '../collector.ts';
import { jsonText } from '../json-text.ts';
import { toldValues } from '../told-values.ts';

type Attributes = Readonly<Record<string, string>>;

/** A topic with the subscriptions that a template can write into it: an endpoint and its protocol, nothing else. */
export function topicOf(
  attributes: Attributes,
  subscriptions: readonly Subscription[],
  tags: Readonly<Record<string, string>>,
  region: string,
): Mapped {
  const { TopicArn: arn = '' } = attributes;
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  const archive = jsonText(attributes['ArchivePolicy']);
  return {
    type: 'AWS::SNS::Topic',
    ref: arn,
    arn,
    region,
    tags,
    properties: {
      ...toldValues({
        TopicName: name,
        DisplayName: attributes['DisplayName'] || undefined,
        KmsMasterKeyId: attributes['KmsMasterKeyId'] || undefined,
        FifoTopic: flag(attributes['FifoTopic']),
        ContentBasedDeduplication: flag(attributes['ContentBasedDeduplication']),
        FifoThroughputScope: attributes['FifoThroughputScope'],
        SignatureVersion: attributes['SignatureVersion'],
        TracingConfig: attributes['TracingConfig'],
        Subscription: subscriptions.map(({ Endpoint, Protocol }) => ({ Endpoint, Protocol })),
      }),
      ...(archive === undefined ? {} : { ArchivePolicy: archive }),
    },
    attributes: toldValues({
      TopicArn: arn,
      TopicName: name,
      // Nothing is sent to them until they are confirmed.
      PendingEndpoints: subscriptions.filter(isPending).map(({ Endpoint }) => Endpoint),
    }),
    untold: { DataProtectionPolicy: 'was not asked', DeliveryStatusLogging: 'was not asked' },
    api: 'sns:GetTopicAttributes',
  };
}

export function isPending({ SubscriptionArn = '' }: Subscription): boolean {
  return !SubscriptionArn.startsWith('arn:');
}

function flag(text: string | undefined): boolean | undefined {
  return text === undefined ? undefined : text === 'true';
}
