import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const queue = given('AWS::SQS::Queue', 'Orders', {});
const policy = (action: Value) =>
  given('AWS::SQS::QueuePolicy', 'Policy', {
    Queues: [ref('Orders')],
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Deny',
          Principal: '*',
          Action: action,
          Resource: ref('Orders', 'Arn'),
          Condition: { Bool: { 'aws:SecureTransport': 'false' } },
        },
      ],
    },
  });
const mend = 'Deny sqs:* to everybody where aws:SecureTransport is false.';

export const cases: readonly Case[] = [
  {
    name: 'a denial',
    records: [queue, policy('sqs:*')],
    says: { verdict: 'pass', message: 'Refuses requests without TLS, by Policy.' },
  },
  {
    name: 'a denial of sending alone',
    records: [queue, policy('sqs:SendMessage')],
    says: {
      verdict: 'fail',
      message:
        'Takes requests without TLS: no statement of Policy denies sqs:* to everybody where aws:SecureTransport is false.',
      mend,
    },
  },
  {
    name: 'no policy',
    records: [queue],
    says: { verdict: 'fail', message: 'Takes requests without TLS: it has no policy.', mend },
  },
  {
    name: 'an action that was not seen',
    records: [queue, policy(unseen('no value'))],
    says: { verdict: 'unknown', message: 'Action: no value.' },
  },
];
