import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [given('AWS::OpenSearchService::Domain', 'Index', { NodeToNodeEncryptionOptions: { Enabled: true } })],
    says: { verdict: 'pass', message: 'Encrypts between its nodes: NodeToNodeEncryptionOptions.Enabled is true.' },
  },
  {
    name: 'left out',
    records: [given('AWS::OpenSearchService::Domain', 'Index', {})],
    says: {
      verdict: 'fail',
      message:
        'Does not encrypt between its nodes: NodeToNodeEncryptionOptions.Enabled is not set, and off by default.',
      mend: 'Set NodeToNodeEncryptionOptions.Enabled to true.',
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::OpenSearchService::Domain', 'Index', { NodeToNodeEncryptionOptions: unseen('no value') })],
    says: { verdict: 'unknown', message: 'NodeToNodeEncryptionOptions: no value.' },
  },
];
