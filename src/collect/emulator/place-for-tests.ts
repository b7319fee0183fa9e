import { randomInt } from 'node:crypto';
import { clientsAt } from '../aws/clients-at.ts';
import type { Place } from '../aws/collector.ts';
import { placeAt } from '../aws/place.ts';
import type { CreatePlace } from './deploy/creator.ts';
import { accountHeader } from './account-header.ts';

/** An account that no other test has: names that are one in the world, such as those of buckets, may end in it. */
export function accountForTest(): string {
  return String(randomInt(100_000_000_000, 200_000_000_000));
}

/** An account of its own in moto, where a test makes resources and reads them back; `unseen` holds the types that were not seen. */
export function placeForTests(endpoint: string, account: string, region: string): CreatePlace & Place & Seen {
  const clientsIn = (where: string) =>
    clientsAt({
      region: where,
      endpoint,
      credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
      maxAttempts: 1,
      plugins: [accountHeader(account)],
    });
  const clients = clientsIn(region);
  const where = { account, region, partition: 'aws' };
  const { place, gaps } = placeAt({ ...where, clients, signal: new AbortController().signal });
  let names = 0;
  return {
    ...place,
    stack: 'test',
    logicalId: 'Test',
    // As a creator has them: a place's own refuse answers by which a creator knows what an emulator lacks.
    clients,
    clientsIn,
    uniqueName: (length = 63) => `test-${(names += 1)}-${account}`.slice(0, length),
    get unseen() {
      return new Map(gaps().flatMap(({ types = [], reason }) => types.map((type) => [type, reason])));
    },
  };
}

interface Seen {
  readonly unseen: ReadonlyMap<string, string>;
}
