import { type Case, given, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'on',
    facts,
    records: [given('AWS::Redshift::Cluster', 'Facts', { Encrypted: true })],
    says: { verdict: 'pass', message: 'Is encrypted: Encrypted is true.' },
  },
  {
    name: 'left out, so that Redshift encrypts',
    facts,
    records: [given('AWS::Redshift::Cluster', 'Facts', {})],
    says: {
      verdict: 'pass',
      message:
        'Is encrypted: Encrypted is not set, and Redshift encrypts with a key of its own by default since 2025-01.',
    },
  },
  {
    name: 'off',
    facts,
    records: [given('AWS::Redshift::Cluster', 'Facts', { Encrypted: false })],
    says: { verdict: 'fail', message: 'Is not encrypted: Encrypted is false.', mend: 'Set Encrypted to true.' },
  },
  {
    name: 'from a snapshot',
    facts,
    records: [given('AWS::Redshift::Cluster', 'Facts', { SnapshotIdentifier: 'old' })],
    says: {
      verdict: 'unknown',
      message: 'SnapshotIdentifier: names a snapshot, which brings its own encryption and was not collected.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::Redshift::Cluster', 'Facts', { Encrypted: unseen('no value') })],
    says: { verdict: 'unknown', message: 'Encrypted: no value.' },
  },
];
