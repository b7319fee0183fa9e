import { type Case, given, unseen } from '../case.ts';

const cache = (properties: Parameters<typeof given>[2]) =>
  given('AWS::ElastiCache::ReplicationGroup', 'Cache', properties);

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [cache({ AtRestEncryptionEnabled: 'true' })],
    says: { verdict: 'pass', message: 'Is encrypted: AtRestEncryptionEnabled is true.' },
  },
  {
    name: 'left out',
    records: [cache({})],
    says: {
      verdict: 'fail',
      message: 'Is not shown to be encrypted: AtRestEncryptionEnabled is not set.',
      mend: 'Set AtRestEncryptionEnabled to true.',
    },
  },
  {
    name: 'not seen',
    records: [cache({ AtRestEncryptionEnabled: unseen('no value') })],
    says: { verdict: 'unknown', message: 'AtRestEncryptionEnabled: no value.' },
  },
  {
    name: 'a cache cluster on its own',
    records: [given('AWS::ElastiCache::CacheCluster', 'Cache', {})],
    says: {
      verdict: 'fail',
      message: 'Is not encrypted: a cache cluster on its own cannot be.',
      mend: 'Make it an AWS::ElastiCache::ReplicationGroup with AtRestEncryptionEnabled true.',
    },
  },
];
