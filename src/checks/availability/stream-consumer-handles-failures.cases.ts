import { type Case, given, ref, unseen } from '../case.ts';

const table = given('AWS::DynamoDB::Table', 'Orders', {});
const consumer = (properties: Parameters<typeof given>[2]) =>
  given('AWS::Lambda::EventSourceMapping', 'Consumer', { EventSourceArn: ref('Orders', 'StreamArn'), ...properties });
const kept = { DestinationConfig: { OnFailure: { Destination: ref('Failed', 'Arn') } } };

export const cases: readonly Case[] = [
  {
    name: 'ten attempts and a queue for what is left',
    records: [table, consumer({ MaximumRetryAttempts: 10, ...kept })],
    says: {
      verdict: 'pass',
      message: 'Bounds its retries, and sends what it could not process to a failure destination.',
    },
  },
  {
    name: 'endless by default',
    records: [table, consumer(kept)],
    says: {
      verdict: 'fail',
      message:
        'Retries until a record expires: neither MaximumRetryAttempts nor MaximumRecordAgeInSeconds is bounded, and both are endless (-1) by default.',
      mend: 'Set MaximumRetryAttempts, for example to 10.',
    },
  },
  {
    name: 'no destination, whatever was not seen of the retries',
    records: [
      consumer({
        EventSourceArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/orders',
        MaximumRetryAttempts: unseen('parameter "Attempts" has no value', 'Attempts'),
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Drops what it could not process: DestinationConfig.OnFailure.Destination is not set.',
      mend: 'Set DestinationConfig.OnFailure.Destination to the ARN of a queue or topic.',
    },
  },
  {
    name: 'attempts that were not seen',
    records: [
      table,
      consumer({ MaximumRetryAttempts: unseen('parameter "Attempts" has no value', 'Attempts'), ...kept }),
    ],
    says: { verdict: 'unknown', message: 'MaximumRetryAttempts: parameter "Attempts" has no value.' },
  },
  {
    name: 'a queue',
    records: [given('AWS::SQS::Queue', 'Orders', {}), consumer({})],
    says: { verdict: 'not-applicable', message: 'Reads from AWS::SQS::Queue, not from a stream.' },
  },
];
