import { SetTopicAttributesCommand } from '@aws-sdk/client-sns';
import type { Creator } from '../../creator.ts';
import { textsIn } from '../../given.ts';
import { neededJsonTextIn } from '../../json-text-in.ts';

export const topicPolicyCreator: Creator = {
  type: 'AWS::SNS::TopicPolicy',
  async create(given, { clients: { sns } }) {
    const AttributeValue = neededJsonTextIn(given, 'PolicyDocument');
    const topics = textsIn(given, 'Topics');
    for (const TopicArn of topics)
      await sns.send(new SetTopicAttributesCommand({ TopicArn, AttributeName: 'Policy', AttributeValue }));
    // Nothing refers to a policy; this is how it is named when it is read back.
    const id = `policy of ${topics[0] ?? 'no topic'}`;
    return { ref: id, attributes: { Id: id } };
  },
};
