import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const mend = 'Demand aws:SourceAccount, and aws:SourceArn where the service sends it.';

function policy(more: ValueMap) {
  return given('AWS::S3::BucketPolicy', 'Policy', {
    Bucket: ref('Logs'),
    PolicyDocument: {
      Statement: [
        {
          Sid: 'Write',
          Effect: 'Allow',
          Principal: { Service: 'delivery.logs.amazonaws.com' },
          Action: 's3:PutObject',
          Resource: 'arn:aws:s3:::logs/*',
          ...more,
        },
      ],
    },
  });
}

export const cases: readonly Case[] = [
  {
    name: 'a service for one account',
    records: [policy({ Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } })],
    says: { verdict: 'pass', message: 'Holds the services to a source in all 1 statements.' },
  },
  {
    name: "a service that writes below the account's own path",
    records: [policy({ Resource: 'arn:aws:s3:::logs/alb/AWSLogs/111122223333/*' })],
    says: { verdict: 'pass', message: 'Holds the services to a source in all 1 statements.' },
  },
  {
    name: 'a service for whoever asks',
    records: [policy({})],
    says: {
      verdict: 'fail',
      message: 'Admits delivery.logs.amazonaws.com whoever asks for it: Write (case.yaml:1).',
      mend,
    },
  },
  {
    name: 'a source that is demanded only if there is one',
    records: [policy({ Condition: { StringEqualsIfExists: { 'aws:SourceAccount': '111122223333' } } })],
    says: {
      verdict: 'fail',
      message: 'Admits delivery.logs.amazonaws.com whoever asks for it: Write (case.yaml:1).',
      mend,
    },
  },
  {
    name: 'any source',
    records: [policy({ Condition: { ArnLike: { 'aws:SourceArn': '*' } } })],
    says: {
      verdict: 'fail',
      message: 'Admits delivery.logs.amazonaws.com whoever asks for it: Write (case.yaml:1).',
      mend,
    },
  },
  {
    name: 'a function that buckets may call, whosever they are',
    records: [
      given('AWS::Lambda::Permission', 'Call', {
        FunctionName: 'shop',
        Action: 'lambda:InvokeFunction',
        Principal: 's3.amazonaws.com',
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Admits s3.amazonaws.com whoever asks for it: statement of Call (case.yaml:1).',
      mend,
    },
  },
  {
    name: 'a path that was not seen',
    records: [policy({ Resource: unseen('parameter Path has no value', 'Path') })],
    says: { verdict: 'unknown', message: 'Policy (case.yaml:1): Resource: parameter Path has no value.' },
  },
  {
    name: 'a condition that was not seen',
    records: [policy({ Condition: unseen('parameter Bounds has no value', 'Bounds') })],
    says: { verdict: 'unknown', message: 'Policy (case.yaml:1): Condition: parameter Bounds has no value.' },
  },
  {
    name: 'a role and no service',
    records: [policy({ Principal: { AWS: '111122223333' } })],
    says: { verdict: 'not-applicable', message: 'Admits no service.' },
  },
];
