import { type Case, given, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'on',
    facts,
    records: [given('AWS::OpenSearchService::Domain', 'Index', { EncryptionAtRestOptions: { Enabled: true } })],
    says: { verdict: 'pass', message: 'Is encrypted: Enabled is true.' },
  },
  {
    name: 'left out',
    facts,
    records: [given('AWS::OpenSearchService::Domain', 'Index', {})],
    says: {
      verdict: 'fail',
      message: 'Is not encrypted: Enabled is not set, and off by default.',
      mend: 'Set EncryptionAtRestOptions.Enabled to true.',
    },
  },
  {
    name: 'switched off by a parameter',
    facts,
    records: [given('AWS::OpenSearchService::Domain', 'Index', { EncryptionAtRestOptions: { Enabled: 'false' } })],
    says: {
      verdict: 'fail',
      message: 'Is not encrypted: Enabled is false.',
      mend: 'Set EncryptionAtRestOptions.Enabled to true.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::OpenSearchService::Domain', 'Index', { EncryptionAtRestOptions: unseen('no value') })],
    says: { verdict: 'unknown', message: 'EncryptionAtRestOptions: no value.' },
  },
];
