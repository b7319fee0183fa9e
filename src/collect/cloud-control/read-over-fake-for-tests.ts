import { cloudControlFake, type FakeCloudControl, type FakeModel } from '../../../fixtures/fakes/cloud-control-fake.ts';
import type { Gap } from '../../inventory/inventory.ts';
import { clientsAt } from '../aws/clients-at.ts';
import type { Clients } from '../aws/clients.ts';
import type { Mapped } from '../aws/collector.ts';
import { placeAt } from '../aws/place.ts';
import { readOnly } from '../aws/read-only.ts';
import {
  queryError,
  serviceForTests,
  testCredentials,
  type WireAnswer,
  type WireRequest,
} from '../aws/service-for-tests.ts';
import { cloudControl } from './cloud-control.ts';

export const account = '111122223333';
export const region = 'eu-west-1';

export interface ReadOver {
  readonly told: readonly Mapped[];
  readonly gaps: readonly Gap[];
  readonly vanished: readonly string[];
  /** Calls by operation, to Cloud Control and to the services. */
  readonly calls: Readonly<Record<string, number>>;
}

/** What is read of these types from a fake of Cloud Control, with real clients; services besides answer as `service` says. */
export async function readOverFake(
  types: readonly string[],
  config: Partial<FakeCloudControl>,
  service: (request: WireRequest) => WireAnswer = ({ operation }) => queryError('NoTestAnswer', operation),
): Promise<ReadOver> {
  await using fake = await cloudControlFake({ resources: [], ...config });
  await using services = await serviceForTests(service);
  const plugins = [readOnly()];
  const own = clientsAt({ region, endpoint: fake.url, credentials: testCredentials, maxAttempts: 1, plugins });
  const others = services.clients(region, { plugins });
  const clients = new Proxy(others, {
    get: (target, name: keyof Clients) => (name === 'cloudControl' ? own.cloudControl : target[name]),
  });
  const at = placeAt({ account, region, partition: 'aws', clients, signal: new AbortController().signal });
  const { collectors, gaps } = cloudControl(types);
  const told = await Promise.all(collectors.map((collector) => collector.collect(at.place)));
  return {
    told: told.flat(),
    gaps: [...gaps, ...at.gaps()],
    vanished: at.vanished(),
    calls: Object.fromEntries(at.calls().map(({ service: name, operation, calls }) => [`${name}:${operation}`, calls])),
  };
}

/** A model as its handler would tell it. Origin: 'case'. */
export function model(type: string, identifier: string, properties: Readonly<Record<string, unknown>>): FakeModel {
  return { type, region, identifier, properties };
}

/** What RDS answers when it is asked for clusters: their engines by identifier. */
export function clustersAnswer(engines: Readonly<Record<string, string>>, more = ''): WireAnswer {
  const items = Object.entries(engines).map(
    ([id, engine]) =>
      `<DBCluster><DBClusterIdentifier>${id}</DBClusterIdentifier><Engine>${engine}</Engine><DBClusterArn>arn:aws:rds:${region}:${account}:cluster:${id}</DBClusterArn>${more}</DBCluster>`,
  );
  return {
    body: `<DescribeDBClustersResponse><DescribeDBClustersResult><DBClusters>${items.join('')}</DBClusters></DescribeDBClustersResult></DescribeDBClustersResponse>`,
  };
}

export const refs = ({ told }: ReadOver): readonly string[] => told.map(({ type, ref }) => `${type} ${ref}`).toSorted();
export const gapTypes = ({ gaps }: ReadOver): readonly string[] =>
  gaps.flatMap(({ types = ['any'] }) => types).toSorted();
