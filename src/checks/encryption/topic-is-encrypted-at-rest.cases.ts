import { type Case, given, ref, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'a key',
    facts,
    records: [given('AWS::SNS::Topic', 'Alarms', { KmsMasterKeyId: ref('Key') })],
    says: { verdict: 'pass', message: 'Is encrypted: KmsMasterKeyId names a key.' },
  },
  {
    name: 'left out',
    facts,
    records: [given('AWS::SNS::Topic', 'Alarms', {})],
    says: {
      verdict: 'fail',
      message: 'Is not encrypted: KmsMasterKeyId is not set, and off by default.',
      mend: 'Set KmsMasterKeyId to a key.',
    },
  },
  {
    name: 'a key that a parameter leaves empty',
    facts,
    records: [given('AWS::SNS::Topic', 'Alarms', { KmsMasterKeyId: '' })],
    says: {
      verdict: 'fail',
      message: 'Is not encrypted: KmsMasterKeyId is not set, and off by default.',
      mend: 'Set KmsMasterKeyId to a key.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::SNS::Topic', 'Alarms', { KmsMasterKeyId: unseen('no value') })],
    says: { verdict: 'unknown', message: 'KmsMasterKeyId: no value.' },
  },
];
