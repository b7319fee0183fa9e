import { nameOf, type Resource } from '../../inventory/resource.ts';
import type { EncryptionAtRest } from '../../inventory/views/encryption-at-rest.ts';
import type { KeyHolder } from '../../inventory/views/encryption-shapes.ts';
import { fail, type Judgement, pass } from '../check.ts';
import type { Facts } from '../facts.ts';

/** What is asked of the key: any will do, one of KMS, or one that the account's owner rules over. */
export type Wanted = 'any' | 'kms' | 'customer';

const enough: Readonly<Record<Wanted, readonly KeyHolder[]>> = {
  any: ['service', 'aws-managed', 'customer'],
  kms: ['aws-managed', 'customer'],
  customer: ['customer'],
};

const words: Readonly<Record<KeyHolder, string>> = {
  none: 'no key',
  service: 'a key of the service',
  'aws-managed': 'an AWS managed key',
  customer: 'a customer managed key',
};

/** Judges how a resource is encrypted at rest, defaults of AWS included. Throws UnseenInput. */
export function judgeAtRest(
  resource: Resource,
  wanted: Wanted,
  mend: string,
  encryption: EncryptionAtRest,
  facts: Facts,
): Judgement {
  const found = encryption.of(resource, facts.awsDefaults?.encryptionAtRest ?? []);
  const { because, seen } = found;
  const grounds = found.at === '' ? { seen } : { at: found.at, seen };
  if (!found.isEncrypted) return fail(`Is not encrypted: ${because}.`, mend, grounds);
  if (wanted === 'any') return pass(`Is encrypted: ${because}.`, { seen });
  const holder = found.holder();
  if (enough[wanted].includes(holder)) return pass(`Is encrypted with ${words[holder]}: ${because}.`, { seen });
  const [from] = seen;
  const where = from ? ` in ${nameOf(from)}` : '';
  return fail(`Is encrypted with ${words[holder]} only${where}: ${because}.`, mend, grounds);
}
