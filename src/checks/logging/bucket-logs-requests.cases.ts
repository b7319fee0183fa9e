import { type Case, given, ref, unseen } from '../case.ts';

const mend = 'Set LoggingConfiguration with a DestinationBucketName.';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [given('AWS::S3::Bucket', 'Media', { LoggingConfiguration: { DestinationBucketName: ref('Logs') } })],
    says: { verdict: 'pass', message: 'Logs its requests: LoggingConfiguration is set.' },
  },
  {
    name: "switched off by a parameter's default",
    records: [given('AWS::S3::Bucket', 'Media', {})],
    says: { verdict: 'fail', message: 'Logs no requests: LoggingConfiguration is not set.', mend: mend },
  },
  {
    name: 'not seen',
    records: [given('AWS::S3::Bucket', 'Media', { LoggingConfiguration: unseen('no value') })],
    says: { verdict: 'unknown', message: 'LoggingConfiguration: no value.' },
  },
  {
    name: 'a bucket of logs',
    records: [
      given('AWS::S3::Bucket', 'Logs', {}),
      given('AWS::S3::Bucket', 'Media', { LoggingConfiguration: { DestinationBucketName: ref('Logs') } }),
    ],
    says: { verdict: 'not-applicable', message: 'Holds the logs of Media; a log of the log would feed itself.' },
  },
];
