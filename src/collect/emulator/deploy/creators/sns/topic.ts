import { CreateTopicCommand, SubscribeCommand } from '@aws-sdk/client-sns';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, mapsIn, neededIn, tagsIn, textIn } from '../../given.ts';
import { jsonTextIn } from '../../json-text-in.ts';

const attributes = [
  'DisplayName',
  'KmsMasterKeyId',
  'FifoTopic',
  'ContentBasedDeduplication',
  'FifoThroughputScope',
  'SignatureVersion',
  'TracingConfig',
];

export const topicCreator: Creator = {
  type: 'AWS::SNS::Topic',
  async create(given, { clients: { sns }, uniqueName }) {
    const isFifo = textIn(given, 'FifoTopic')?.toLowerCase() === 'true';
    const TopicName = textIn(given, 'TopicName') ?? `${uniqueName(200)}${isFifo ? '.fifo' : ''}`;
    const archive = jsonTextIn(given, 'ArchivePolicy');
    const { TopicArn } = await sns.send(
      new CreateTopicCommand({
        Name: TopicName,
        Attributes: {
          ...Object.fromEntries(
            attributes.flatMap((key) => {
              const text = textIn(given, key);
              return text === undefined ? [] : [[key, text]];
            }),
          ),
          ...(archive === undefined ? {} : { ArchivePolicy: archive }),
        },
        Tags: tagsIn(given),
      }),
    );
    const arn = answerHas(TopicArn, 'an ARN', 'CreateTopic');
    for (const one of mapsIn(given, 'Subscription'))
      await sns.send(
        new SubscribeCommand({
          TopicArn: arn,
          Protocol: neededIn(one, 'Protocol'),
          Endpoint: neededIn(one, 'Endpoint'),
        }),
      );
    return {
      ref: arn,
      attributes: { TopicArn: arn, TopicName },
      notTaken: leftOut(given, [...attributes, 'TopicName', 'ArchivePolicy', 'Subscription', 'Tags']),
    };
  },
};
