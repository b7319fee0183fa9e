import { awsConfigFake, type FakeConfig } from '../../../fixtures/fakes/aws-config-fake.ts';
import { fakeAccount as account, fakeRegion as region } from '../../../fixtures/fakes/config-items-for-tests.ts';
import { clientsAt } from '../aws/clients-at.ts';
import { placeAt } from '../aws/place.ts';
import { configCollectors } from './config-collector.ts';
import type { FromConfig } from './from-config.ts';
import type { ItemSource } from './item-source.ts';
import { recorderSource } from './recorder-source.ts';

/** What was read of a fake of AWS Config. */
interface Read {
  readonly told: readonly FromConfig[];
  /** The reason by type. */
  readonly gaps: ReadonlyMap<string, string>;
  readonly calls: ReadonlyMap<string, number>;
}

/** Reads a fake that answers so, by the collector of a region or that of what is global. */
export async function readConfig(config: Partial<FakeConfig>, more: Reading = {}): Promise<Read> {
  await using fake = await awsConfigFake({ account, items: [], ...config });
  const clients = clientsAt({
    region,
    endpoint: fake.url,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    maxAttempts: more.attempts ?? 1,
  });
  const at = placeAt({
    account: more.account ?? account,
    region,
    partition: 'aws',
    clients,
    signal: AbortSignal.timeout(20_000),
  });
  const [regional, global] = configCollectors(more.source ?? recorderSource, more.wanted, more.filledIn);
  const told = (await (more.isGlobal ? global : regional)?.collect(at.place)) ?? [];
  const gaps = at.gaps().flatMap(({ types = [], reason }) => types.map((type): [string, string] => [type, reason]));
  return { told, gaps: new Map(gaps), calls: new Map(fake.calls) };
}

interface Reading {
  readonly source?: ItemSource;
  readonly wanted?: readonly string[];
  readonly filledIn?: readonly string[];
  readonly attempts?: number;
  readonly isGlobal?: boolean;
  readonly account?: string;
}
