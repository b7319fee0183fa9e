import { type Case, given, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'a key of KMS',
    facts,
    records: [given('AWS::SQS::Queue', 'Orders', { KmsMasterKeyId: 'alias/orders' })],
    says: { verdict: 'pass', message: 'Is encrypted: KmsMasterKeyId names a key.' },
  },
  {
    name: 'encryption that SQS manages, which some tools refuse',
    facts,
    records: [given('AWS::SQS::Queue', 'Orders', { SqsManagedSseEnabled: true })],
    says: { verdict: 'pass', message: 'Is encrypted: SqsManagedSseEnabled is true.' },
  },
  {
    name: 'left out, so that SQS encrypts',
    facts,
    records: [given('AWS::SQS::Queue', 'Orders', {})],
    says: {
      verdict: 'pass',
      message: 'Is encrypted: SqsManagedSseEnabled is not set, and SQS encrypts with a key of its own by default.',
    },
  },
  {
    name: 'off, with a key of KMS',
    facts,
    records: [given('AWS::SQS::Queue', 'Orders', { SqsManagedSseEnabled: false, KmsMasterKeyId: 'alias/orders' })],
    says: { verdict: 'pass', message: 'Is encrypted: KmsMasterKeyId names a key.' },
  },
  {
    name: 'off, with a key that a parameter leaves empty',
    facts,
    records: [given('AWS::SQS::Queue', 'Orders', { SqsManagedSseEnabled: false, KmsMasterKeyId: '' })],
    says: {
      verdict: 'fail',
      message: 'Is not encrypted: SqsManagedSseEnabled is false.',
      mend: 'Set SqsManagedSseEnabled to true, or KmsMasterKeyId to a key.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::SQS::Queue', 'Orders', { SqsManagedSseEnabled: unseen('no value') })],
    says: { verdict: 'unknown', message: 'SqsManagedSseEnabled: no value.' },
  },
];
