import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const topic = given('AWS::SNS::Topic', 'Alarms', {});
const policy = (topics: Value, effect = 'Deny') =>
  given('AWS::SNS::TopicPolicy', 'Policy', {
    Topics: topics,
    PolicyDocument: {
      Statement: {
        Effect: effect,
        Principal: '*',
        Action: 'SNS:Publish',
        Resource: ref('Alarms'),
        Condition: { Bool: { 'aws:SecureTransport': false } },
      },
    },
  });
const mend = 'Deny sns:Publish to everybody where aws:SecureTransport is false.';

export const cases: readonly Case[] = [
  {
    name: 'a denial',
    records: [topic, policy([ref('Alarms')])],
    says: { verdict: 'pass', message: 'Refuses requests without TLS, by Policy.' },
  },
  {
    name: 'no policy',
    records: [topic],
    says: { verdict: 'fail', message: 'Takes requests without TLS: it has no policy.', mend },
  },
  {
    name: 'a policy that allows',
    records: [topic, policy([ref('Alarms')], 'Allow')],
    says: {
      verdict: 'fail',
      message:
        'Takes requests without TLS: no statement of Policy denies sns:Publish to everybody where aws:SecureTransport is false.',
      mend,
    },
  },
  {
    name: 'a policy whose topics were not seen',
    records: [topic, policy(unseen('no value'))],
    says: { verdict: 'unknown', message: 'Policy.Topics: no value.' },
  },
];
