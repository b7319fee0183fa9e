import { type Case, given, ref, unseen } from '../case.ts';
import { someDefaults as facts } from '../encryption/some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'a key',
    facts,
    records: [given('AWS::CloudTrail::Trail', 'Audit', { KMSKeyId: ref('Key', 'Arn') })],
    says: { verdict: 'pass', message: 'Is encrypted with a customer managed key: KMSKeyId names a key.' },
  },
  {
    name: "a key that a parameter's default switches off",
    facts,
    records: [given('AWS::CloudTrail::Trail', 'Audit', {})],
    says: {
      verdict: 'fail',
      message:
        'Is encrypted with a key of the service only: KMSKeyId is not set, and S3 encrypts its files with AES-256 by default.',
      mend: 'Set KMSKeyId to a key whose policy lets CloudTrail use it.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::CloudTrail::Trail', 'Audit', { KMSKeyId: unseen('no value') })],
    says: { verdict: 'unknown', message: 'KMSKeyId: no value.' },
  },
];
