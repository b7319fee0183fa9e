import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const bucket = (...rules: readonly ValueMap[]) =>
  given('AWS::S3::Bucket', 'Media', { ReplicationConfiguration: { Role: 'role', Rules: rules } });
const copy = given('AWS::S3::Bucket', 'MediaCopy', { BucketName: 'media-copy' }, { role: 'failover' });
const near = given('AWS::S3::Bucket', 'Near', {});
const to = (name: string) => ({ Status: 'Enabled', Destination: { Bucket: ref(name, 'Arn') } });
const mend =
  'Add an enabled rule to ReplicationConfiguration that covers the whole bucket, with a destination bucket in another region.';
const passes = { verdict: 'pass', subject: 'Media', message: 'Is replicated to MediaCopy in eu-west-2.' } as const;

export const cases: readonly Case[] = [
  {
    name: 'a rule for the whole bucket',
    records: [bucket({ ...to('MediaCopy'), Filter: { Prefix: '' } }), copy],
    says: passes,
  },
  {
    name: 'a destination by its ARN',
    records: [bucket({ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::media-copy' } }), copy],
    says: passes,
  },
  {
    name: 'a narrowed rule beside a whole one',
    records: [bucket({ ...to('Near'), Filter: { Prefix: 'a/' } }, to('MediaCopy')), copy, near],
    says: passes,
  },
  {
    name: 'the copy itself',
    records: [bucket(to('MediaCopy')), copy],
    says: { verdict: 'not-applicable', subject: 'MediaCopy', message: 'Is the copy of Media in eu-west-1.' },
  },
  {
    name: 'a rule that is turned off makes neither a replica nor a copy',
    records: [bucket({ ...to('MediaCopy'), Status: 'Disabled' }), copy],
    says: { verdict: 'fail', subject: 'Media', message: 'Is not replicated: no replication rule is enabled.', mend },
  },
  {
    name: 'no rules',
    records: [near],
    says: { verdict: 'fail', message: 'Is not replicated: no replication rule is enabled.', mend },
  },
  {
    name: 'a destination in the same region',
    records: [bucket(to('Near')), near],
    says: { verdict: 'fail', subject: 'Media', message: 'Is replicated to Near, in its own region eu-west-1.', mend },
  },
  {
    name: 'one part of the bucket',
    records: [bucket({ ...to('MediaCopy'), Filter: { And: { Prefix: 'video/', TagFilters: [] } } }), copy],
    says: { verdict: 'fail', subject: 'Media', message: 'Is replicated in part only (prefix video/).', mend },
  },
  {
    name: 'two parts of the bucket',
    records: [
      bucket(
        { ...to('MediaCopy'), Prefix: 'video/' },
        { ...to('MediaCopy'), Filter: { TagFilter: { Key: 'keep', Value: 'yes' } } },
      ),
      copy,
    ],
    says: {
      verdict: 'unknown',
      subject: 'Media',
      message: 'Only parts are replicated (prefix video/, tagged objects); whether other objects exist is not seen.',
    },
  },
  {
    name: 'a destination that was not collected',
    records: [bucket({ Status: 'Enabled', Destination: { Bucket: 'arn:aws:s3:::elsewhere' } })],
    says: {
      verdict: 'unknown',
      message:
        'ReplicationConfiguration.Rules.0.Destination.Bucket: "arn:aws:s3:::elsewhere" is not among the resources that were collected.',
    },
  },
  {
    name: 'a rule whose status was not seen',
    records: [bucket({ ...to('MediaCopy'), Status: unseen('parameter "Copy" has no value', 'Copy') }), copy],
    says: { verdict: 'unknown', subject: 'Media', message: 'Status: parameter "Copy" has no value.' },
  },
];
