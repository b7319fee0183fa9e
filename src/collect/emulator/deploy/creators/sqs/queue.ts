import { CreateQueueCommand, GetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { answerHas } from '../../answer-has.ts';
import type { Creator } from '../../creator.ts';
import { leftOut, tagsIn, textIn } from '../../given.ts';
import { jsonTextIn } from '../../json-text-in.ts';

const texts = [
  'ContentBasedDeduplication',
  'DeduplicationScope',
  'DelaySeconds',
  'FifoQueue',
  'FifoThroughputLimit',
  'KmsDataKeyReusePeriodSeconds',
  'KmsMasterKeyId',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'SqsManagedSseEnabled',
  'VisibilityTimeout',
];
const documents = ['RedrivePolicy', 'RedriveAllowPolicy'];

export const queueCreator: Creator = {
  type: 'AWS::SQS::Queue',
  async create(given, { clients: { sqs }, uniqueName }) {
    const isFifo = textIn(given, 'FifoQueue')?.toLowerCase() === 'true';
    const QueueName = textIn(given, 'QueueName') ?? `${uniqueName(70)}${isFifo ? '.fifo' : ''}`;
    const asked = [
      ...texts.map((key) => [key, textIn(given, key)] as const),
      ...documents.map((key) => [key, jsonTextIn(given, key)] as const),
    ];
    const { QueueUrl } = await sqs.send(
      new CreateQueueCommand({
        QueueName,
        Attributes: Object.fromEntries(asked.flatMap(([key, text]) => (text === undefined ? [] : [[key, text]]))),
        tags: Object.fromEntries(tagsIn(given).map(({ Key, Value }) => [Key, Value])),
      }),
    );
    const url = answerHas(QueueUrl, 'a URL', 'CreateQueue');
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['QueueArn'] }),
    );
    return {
      ref: url,
      attributes: { Arn: answerHas(Attributes?.QueueArn, 'an ARN', 'GetQueueAttributes'), QueueName, QueueUrl: url },
      notTaken: leftOut(given, [...texts, ...documents, 'QueueName', 'Tags']),
    };
  },
};
