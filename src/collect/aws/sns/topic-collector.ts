import {
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  paginateListSubscriptions,
  paginateListTopics,
  type Subscription,
} from '@aws-sdk/client-sns';
import { isUnseen } from '../../../inventory/value.ts';
import type { Collector, Mapped, Place } from '../collector.ts';
import { neededDetail } from '../needed-detail.ts';
import { everyPage } from '../every-page.ts';
import { jsonText } from '../json-text.ts';
import { stillThere } from '../still-there.ts';
import { tagsOfService } from '../tags-of-service.ts';
import { isPending, topicOf } from './topic.ts';
import { topicPolicyOf } from './topic-policy.ts';
import { subscriptionOf, unseenSubscription } from './subscription.ts';

const types = ['AWS::SNS::Topic', 'AWS::SNS::TopicPolicy', 'AWS::SNS::Subscription'];
const gone = ['NotFoundException'];

/** Topics with their policies and subscriptions. A subscription stands on its topic where that can say it, else on its own. */
export const topicCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const client = place.clients.sns;
    const topics = await place.listed(types, () =>
      everyPage(paginateListTopics({ client }, {}), ({ Topics }) => Topics),
    );
    if (topics === undefined || topics.length === 0) return [];
    const subscriptions = await place.listed(types, () =>
      everyPage(paginateListSubscriptions({ client }, {}), (page) => page.Subscriptions),
    );
    const tagsOf = await tagsOfService(place, 'sns', types);
    const separate = await stillThere(subscriptions ?? [], 8, (one) => separateSubscription(one, place));
    const apart = new Set(separate.map(({ ref }) => ref));
    const ofTopic = Map.groupBy(
      (subscriptions ?? []).filter(({ SubscriptionArn = '' }) => !apart.has(SubscriptionArn)),
      ({ TopicArn }) => TopicArn,
    );
    const mapped = await stillThere(topics, 8, async ({ TopicArn = '' }): Promise<readonly Mapped[]> => {
      const told = await neededDetail(place, types, gone, () =>
        client.send(new GetTopicAttributesCommand({ TopicArn })),
      );
      if (told === undefined) return [];
      const attributes = { TopicArn, ...told.Attributes };
      const written = jsonText(told.Attributes?.['Policy']);
      const policy = written === undefined ? undefined : topicPolicyOf(TopicArn, written, place.region);
      return [
        topicOf(attributes, ofTopic.get(TopicArn) ?? [], tagsOf(TopicArn), place.region),
        ...(policy === undefined ? [] : [policy]),
      ];
    });
    return [...mapped, ...separate];
  },
};

/** One that awaits its confirmation has no ARN to ask by. */
async function separateSubscription(one: Subscription, place: Place): Promise<readonly Mapped[]> {
  if (isPending(one)) return [];
  const { SubscriptionArn = '', TopicArn = '' } = one;
  const detail = await place.detail(
    () => place.clients.sns.send(new GetSubscriptionAttributesCommand({ SubscriptionArn })),
    { gone },
  );
  switch (detail.kind) {
    case 'told': {
      const mapped = subscriptionOf({ SubscriptionArn, TopicArn, ...detail.answer.Attributes }, place.region);
      return mapped === undefined ? [] : [mapped];
    }
    case 'absent':
      return [];
    case 'unseen': {
      const reason = isUnseen(detail.value) ? detail.value.unseen : 'was not seen';
      return [unseenSubscription(SubscriptionArn, TopicArn, reason, place.region)];
    }
  }
}
