import { booleanAt, stringAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';

export const cacheRefusesClearConnections = check({
  id: 'cache-refuses-clear-connections',
  title: 'every cache refuses connections without TLS',
  why: 'A cache holds copies of what the database protects; on the way there it deserves the same.',
  source: 'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html',
  controls: {
    'Security Hub': ['ElastiCache.5'],
    'Well-Architected (own mapping)': ['SEC09-BP02'],
    'SOC 2': ['CC6.7'],
    'ISO 27001:2022': ['A.8.11', 'A.8.24'],
    'PCI DSS 4.0.1': ['2.2.7', '4.2.1', '8.3.2'],
  },
  needs: { subjects: ['AWS::ElastiCache::ReplicationGroup', 'AWS::ElastiCache::CacheCluster'] },
  judge({ properties }) {
    const mend = 'Set TransitEncryptionEnabled to true and TransitEncryptionMode to required.';
    const isOn = booleanAt(properties, 'TransitEncryptionEnabled');
    if (isOn !== true)
      return fail(`Takes clear connections: TransitEncryptionEnabled is ${isOn ?? 'not set'}.`, mend, {
        at: 'TransitEncryptionEnabled',
      });
    if (stringAt(properties, 'TransitEncryptionMode') !== 'preferred')
      return pass('Refuses clear connections: TransitEncryptionEnabled is true.');
    return fail('Takes clear connections too: TransitEncryptionMode is preferred.', mend, {
      at: 'TransitEncryptionMode',
    });
  },
});
