import { type Case, given, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'on',
    facts,
    records: [
      given('AWS::Kinesis::Stream', 'Clicks', {
        StreamEncryption: { EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' },
      }),
    ],
    says: { verdict: 'pass', message: 'Is encrypted: EncryptionType is KMS.' },
  },
  {
    name: 'left out',
    facts,
    records: [given('AWS::Kinesis::Stream', 'Clicks', {})],
    says: {
      verdict: 'fail',
      message: 'Is not encrypted: EncryptionType is not set, and off by default.',
      mend: 'Set StreamEncryption with EncryptionType KMS and a KeyId.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::Kinesis::Stream', 'Clicks', { StreamEncryption: unseen('no value') })],
    says: { verdict: 'unknown', message: 'StreamEncryption: no value.' },
  },
];
