import { type Case, given, unseen } from '../case.ts';
import { someDefaults as facts } from './some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'a key',
    facts,
    records: [given('AWS::SecretsManager::Secret', 'Password', { KmsKeyId: 'alias/secrets' })],
    says: { verdict: 'pass', message: 'Is encrypted with a customer managed key: KmsKeyId names a key.' },
  },
  {
    name: 'left out',
    facts,
    records: [given('AWS::SecretsManager::Secret', 'Password', {})],
    says: {
      verdict: 'fail',
      message:
        'Is encrypted with an AWS managed key only: KmsKeyId is not set, and aws/secretsmanager is used by default.',
      mend: 'Set KmsKeyId to a key of your own.',
    },
  },
  {
    name: "the account's key by name",
    facts,
    records: [given('AWS::SecretsManager::Secret', 'Password', { KmsKeyId: 'alias/aws/secretsmanager' })],
    says: {
      verdict: 'fail',
      message: 'Is encrypted with an AWS managed key only: KmsKeyId names a key.',
      mend: 'Set KmsKeyId to a key of your own.',
    },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::SecretsManager::Secret', 'Password', { KmsKeyId: unseen('no value') })],
    says: { verdict: 'unknown', message: 'KmsKeyId: no value.' },
  },
];
