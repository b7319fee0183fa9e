import { randomInt } from 'node:crypto';
import { clientsAt } from '../aws/clients-at.ts';
import { type Place, Vanished } from '../aws/collector.ts';
import type { CreatePlace } from './deploy/creator.ts';
import { unseen } from '../../inventory/value.ts';
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
  const unseenTypes = new Map<string, string>();
  let names = 0;
  return {
    account,
    region,
    partition: 'aws',
    stack: 'test',
    logicalId: 'Test',
    clients: clientsIn(region),
    clientsIn,
    uniqueName: (length = 63) => `test-${(names += 1)}-${account}`.slice(0, length),
    unseen: unseenTypes,
    async listed(types, call) {
      try {
        return await call();
      } catch (error) {
        for (const type of types) unseenTypes.set(type, String(error));
        return undefined;
      }
    },
    async detail(call, { absent = [], gone = [] } = {}) {
      try {
        return { kind: 'told', answer: await call() };
      } catch (error) {
        const name = error instanceof Error ? error.name : '';
        if (absent.includes(name)) return { kind: 'absent' };
        if (gone.includes(name)) throw new Vanished(String(error));
        return { kind: 'unseen', value: unseen(String(error)) };
      }
    },
  };
}

interface Seen {
  readonly unseen: ReadonlyMap<string, string>;
}
