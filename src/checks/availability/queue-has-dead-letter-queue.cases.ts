import { type Case, given, ref, unseen } from '../case.ts';

const queue = (name: string, properties: Parameters<typeof given>[2] = {}) =>
  given('AWS::SQS::Queue', name, properties);
const redrive = { deadLetterTargetArn: ref('Failed', 'Arn'), maxReceiveCount: 5 };

export const cases: readonly Case[] = [
  {
    name: 'a second queue',
    records: [queue('Failed'), queue('Orders', { RedrivePolicy: redrive })],
    says: { verdict: 'pass', message: 'Sets messages aside after 5 attempts.', subject: 'Orders' },
  },
  {
    name: 'a policy written as text',
    records: [
      queue('Orders', {
        RedrivePolicy: { text: ['{"deadLetterTargetArn":"', ref('Failed', 'Arn'), '","maxReceiveCount":5}'] },
      }),
    ],
    says: { verdict: 'pass', message: 'Sets messages aside.' },
  },
  {
    name: 'the dead-letter queue itself',
    records: [queue('Failed'), queue('Orders', { RedrivePolicy: redrive })],
    says: { verdict: 'not-applicable', message: 'Is the dead-letter queue of Orders.', subject: 'Failed' },
  },
  {
    name: 'the failure destination of a stream consumer',
    records: [
      queue('Failed'),
      given('AWS::Lambda::EventSourceMapping', 'Consumer', {
        DestinationConfig: { OnFailure: { Destination: ref('Failed', 'Arn') } },
      }),
    ],
    says: { verdict: 'not-applicable', message: 'Is the dead-letter queue of Consumer.' },
  },
  {
    name: 'none',
    records: [queue('Orders')],
    says: {
      verdict: 'fail',
      message: 'Sets no message aside: RedrivePolicy names no deadLetterTargetArn.',
      mend: 'Set RedrivePolicy with deadLetterTargetArn (the ARN of a second queue) and maxReceiveCount.',
    },
  },
  {
    name: 'a policy that was not seen',
    records: [queue('Orders', { RedrivePolicy: unseen('parameter "Redrive" has no value', 'Redrive') })],
    says: { verdict: 'unknown', message: 'RedrivePolicy: parameter "Redrive" has no value.' },
  },
  {
    name: 'none, where another queue may use it as its own',
    records: [
      queue('Failed'),
      queue('Orders', {
        RedrivePolicy: { deadLetterTargetArn: unseen('parameter "Target" has no value', 'Target') },
      }),
    ],
    says: {
      verdict: 'unknown',
      message: 'Orders.RedrivePolicy.deadLetterTargetArn: parameter "Target" has no value.',
      subject: 'Failed',
    },
  },
];
