import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const versioned = { VersioningConfiguration: { Status: 'Enabled' } };
const bucket = (properties: ValueMap, status = 'Enabled') =>
  given('AWS::S3::Bucket', 'Media', {
    ReplicationConfiguration: { Rules: [{ Status: status, Destination: { Bucket: ref('MediaCopy', 'Arn') } }] },
    ...properties,
  });
const copy = (properties: ValueMap) => given('AWS::S3::Bucket', 'MediaCopy', properties, { role: 'failover' });

export const cases: readonly Case[] = [
  {
    name: 'both sides',
    records: [bucket(versioned), copy(versioned)],
    says: { verdict: 'pass', message: 'Versioning is enabled here and on MediaCopy in eu-west-2.' },
  },
  {
    name: 'the source only',
    records: [bucket(versioned), copy({})],
    says: {
      verdict: 'fail',
      message: 'Its copy MediaCopy in eu-west-2 is not versioned: VersioningConfiguration is not set.',
      mend: 'Set VersioningConfiguration.Status of MediaCopy to Enabled.',
    },
  },
  {
    name: 'a suspended source, whatever the copy',
    records: [bucket({ VersioningConfiguration: { Status: 'Suspended' } })],
    says: {
      verdict: 'fail',
      message: 'It is not versioned: VersioningConfiguration.Status is Suspended.',
      mend: 'Set VersioningConfiguration.Status of Media to Enabled.',
    },
  },
  {
    name: 'a copy whose versioning was not seen',
    records: [
      bucket(versioned),
      copy({ VersioningConfiguration: { Status: unseen('parameter "Keep" has no value', 'Keep') } }),
    ],
    says: { verdict: 'unknown', message: 'VersioningConfiguration.Status: parameter "Keep" has no value.' },
  },
  {
    name: 'a rule that is turned off',
    records: [bucket({}, 'Disabled')],
    says: {
      verdict: 'not-applicable',
      message: 'Is not replicated from here; where it is a copy, it is judged with its source.',
    },
  },
];
