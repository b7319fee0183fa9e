import type { Mapped } from '../collector.ts';
import { jsonText } from '../json-text.ts';
import { toldValues } from '../told-values.ts';

type Attributes = Readonly<Record<string, string>>;

const numbers = [
  'DelaySeconds',
  'MaximumMessageSize',
  'MessageRetentionPeriod',
  'ReceiveMessageWaitTimeSeconds',
  'VisibilityTimeout',
  'KmsDataKeyReusePeriodSeconds',
];
const flags = ['ContentBasedDeduplication', 'FifoQueue', 'SqsManagedSseEnabled'];
const texts = ['DeduplicationScope', 'FifoThroughputLimit', 'KmsMasterKeyId'];
const documents = ['RedrivePolicy', 'RedriveAllowPolicy'];

export function queueOf(
  url: string,
  attributes: Attributes,
  tags: Readonly<Record<string, string>>,
  region: string,
): Mapped {
  const { QueueArn: arn = '' } = attributes;
  const name = arn.slice(arn.lastIndexOf(':') + 1);
  const chosen = <Told>(names: readonly string[], told: (text: string) => Told) =>
    Object.fromEntries(
      names.flatMap((key) => {
        const text = attributes[key];
        return text === undefined || text === '' ? [] : [[key, told(text)]];
      }),
    );
  return {
    type: 'AWS::SQS::Queue',
    ref: url,
    arn,
    region,
    tags,
    properties: {
      QueueName: name,
      ...toldValues({
        ...chosen(numbers, Number),
        ...chosen(flags, (text) => text === 'true'),
        ...chosen(texts, (text) => text),
        ...chosen(documents, jsonText),
      }),
    },
    attributes: { Arn: arn, QueueName: name, QueueUrl: url },
    api: 'sqs:GetQueueAttributes',
  };
}
