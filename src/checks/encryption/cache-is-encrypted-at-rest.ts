import { booleanAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const cacheIsEncryptedAtRest = check({
  id: 'cache-is-encrypted-at-rest',
  title: 'every cache is encrypted at rest',
  why: 'Snapshots and swap of a cache lie on disks like any other data.',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/at-rest-encryption.html',
  controls: {
    'Security Hub': ['ElastiCache.4'],
    'Well-Architected (own mapping)': ['SEC08-BP02'],
    'ISO 27001:2022': ['A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['3.5.1', '8.3.2'],
  },
  needs: { subjects: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'] },
  judge({ type, properties }) {
    if (type === 'AWS::ElastiCache::CacheCluster') {
      return fail(
        'Is not encrypted: a cache cluster on its own cannot be.',
        'Make it an AWS::ElastiCache::ReplicationGroup with AtRestEncryptionEnabled true.',
      );
    }
    const isOn = booleanAt(properties, 'AtRestEncryptionEnabled');
    if (isOn === true) return pass('Is encrypted: AtRestEncryptionEnabled is true.');
    return fail(
      `Is not shown to be encrypted: AtRestEncryptionEnabled is ${isOn ?? 'not set'}.`,
      'Set AtRestEncryptionEnabled to true.',
      { at: 'AtRestEncryptionEnabled' },
    );
  },
});
