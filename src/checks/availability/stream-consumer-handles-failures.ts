import { numberAt, valueAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, notApplicable, pass, type View } from '../check.ts';
import { flawIn } from '../flaw.ts';

const streamTypes = [
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::Kinesis::Stream',
  'AWS::Kinesis::StreamConsumer',
];

export const streamConsumerHandlesFailures = check({
  id: 'stream-consumer-handles-failures',
  title: 'every stream consumer bounds its retries and keeps what it could not process',
  why: 'One record that always fails stops its shard until it expires, up to a day or a year later, and is then lost without a trace.',
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-dynamodb-errors.html',
  controls: { 'Well-Architected (own mapping)': ['REL04-BP04', 'REL05-BP03', 'REL11-BP01'] },
  needs: {
    subjects: ['AWS::Lambda::EventSourceMapping'],
    types: [...streamTypes, 'AWS::SQS::Queue', 'AWS::MSK::Cluster'],
  },
  judge(mapping, { resolve }) {
    const kind = sourceOf(mapping, resolve);
    if (kind !== 'stream') return notApplicable(`Reads from ${kind}, not from a stream.`);
    return (
      flawIn([() => unbounded(mapping), () => lacksDestination(mapping)]) ??
      pass('Bounds its retries, and sends what it could not process to a failure destination.')
    );
  },
});

function sourceOf({ properties }: Resource, resolve: View['resolve']): string {
  const at = 'EventSourceArn';
  const arn = valueAt(properties, at);
  if (arn === undefined) return 'a broker outside of AWS';
  if (typeof arn === 'string') {
    const service = arn.split(':')[2] ?? '';
    return ['dynamodb', 'kinesis'].includes(service) ? 'stream' : service;
  }
  const { type } = resolve(arn, at);
  return streamTypes.includes(type) ? 'stream' : type;
}

/** Each limit is endless by default (-1); one of them is enough. */
function unbounded({ properties }: Resource): Judgement | undefined {
  const limits = ['MaximumRetryAttempts', 'MaximumRecordAgeInSeconds'];
  const isBounded = limits.some((at) => (numberAt(properties, at) ?? -1) !== -1);
  if (isBounded) return undefined;
  return fail(
    'Retries until a record expires: neither MaximumRetryAttempts nor MaximumRecordAgeInSeconds is bounded, and both are endless (-1) by default.',
    'Set MaximumRetryAttempts, for example to 10.',
    { at: 'MaximumRetryAttempts' },
  );
}

function lacksDestination({ properties }: Resource): Judgement | undefined {
  const at = 'DestinationConfig.OnFailure.Destination';
  if (valueAt(properties, at) !== undefined) return undefined;
  return fail(`Drops what it could not process: ${at} is not set.`, `Set ${at} to the ARN of a queue or topic.`, {
    at: 'DestinationConfig',
  });
}
