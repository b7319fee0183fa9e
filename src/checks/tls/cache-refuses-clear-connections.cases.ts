import { type Case, given, unseen } from '../case.ts';

const cache = (properties: Parameters<typeof given>[2]) =>
  given('AWS::ElastiCache::ReplicationGroup', 'Cache', properties);
const mend = 'Set TransitEncryptionEnabled to true and TransitEncryptionMode to required.';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [cache({ TransitEncryptionEnabled: true })],
    says: { verdict: 'pass', message: 'Refuses clear connections: TransitEncryptionEnabled is true.' },
  },
  {
    name: 'off by default',
    records: [cache({})],
    says: { verdict: 'fail', message: 'Takes clear connections: TransitEncryptionEnabled is not set.', mend },
  },
  {
    name: 'preferred only',
    records: [cache({ TransitEncryptionEnabled: true, TransitEncryptionMode: 'preferred' })],
    says: { verdict: 'fail', message: 'Takes clear connections too: TransitEncryptionMode is preferred.', mend },
  },
  {
    name: 'not seen',
    records: [cache({ TransitEncryptionEnabled: unseen('no value') })],
    says: { verdict: 'unknown', message: 'TransitEncryptionEnabled: no value.' },
  },
];
