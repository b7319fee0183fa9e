import { type Case, given, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'on',
    facts,
    records: [given('AWS::EFS::FileSystem', 'Shared', { Encrypted: true })],
    says: { verdict: 'pass', message: 'Is encrypted: Encrypted is true.' },
  },
  {
    name: 'on, with a key that was not seen',
    facts,
    records: [given('AWS::EFS::FileSystem', 'Shared', { Encrypted: true, KmsKeyId: unseen('no value') })],
    says: { verdict: 'pass', message: 'Is encrypted: Encrypted is true.' },
  },
  {
    name: 'left out',
    facts,
    records: [given('AWS::EFS::FileSystem', 'Shared', {})],
    says: {
      verdict: 'fail',
      message: 'Is not encrypted: Encrypted is not set, and off by default.',
      mend: 'Set Encrypted to true when the file system is made; it cannot be encrypted later.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::EFS::FileSystem', 'Shared', { Encrypted: unseen('parameter "Encrypt" has no value') })],
    says: { verdict: 'unknown', message: 'Encrypted: parameter "Encrypt" has no value.' },
  },
];
