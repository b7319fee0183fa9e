import { CreateTopicCommand, GetTopicAttributesCommand } from '@aws-sdk/client-sns';
import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import type { Trap } from '../trap.ts';
import { unique } from './identity-probes.ts';

/** Where moto's queues and topics differ from those of AWS. */
export const messageTraps: readonly Trap[] = [
  {
    type: 'AWS::SQS::Queue',
    property: 'RedriveAllowPolicy',
    explanation:
      'Is taken and not told again: a dead-letter queue that no queue of the inventory names is judged as one that lacks a dead-letter queue, where AWS would show that it is one.',
    probe: async ({ clients: { sqs } }) => {
      const RedriveAllowPolicy = '{"redrivePermission":"allowAll"}';
      const { QueueUrl } = await sqs.send(
        new CreateQueueCommand({ QueueName: unique('probe'), Attributes: { RedriveAllowPolicy } }),
      );
      const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
      return Attributes?.RedriveAllowPolicy === undefined;
    },
  },
  ...[
    ['SignatureVersion', '2'],
    ['TracingConfig', 'Active'],
    ['FifoThroughputScope', 'Topic'],
  ].map(
    ([property = '', value = '']): Trap => ({
      type: 'AWS::SNS::Topic',
      property,
      explanation: 'Is taken and not told again. No check reads it.',
      probe: async ({ clients: { sns } }) => {
        const { TopicArn } = await sns.send(
          new CreateTopicCommand({
            Name: `${unique('probe')}.fifo`,
            Attributes: { FifoTopic: 'true', [property]: value },
          }),
        );
        const { Attributes } = await sns.send(new GetTopicAttributesCommand({ TopicArn }));
        return Attributes?.[property] === undefined;
      },
    }),
  ),
];
