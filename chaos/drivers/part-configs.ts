import { resolve } from 'node:path';
import type {
  BalancerConfig,
  BalancerTarget,
  DistributionConfig,
  DnsConfig,
  Place,
  ServiceInstance,
  StoreConfig,
  ZoneConfig,
} from '../parts/messages.ts';
import type { HealthCheckPart, ServicePart, StorePart } from '../twin/twin-plan.ts';
import { addressOf, placeOfUrl } from './twin-addresses.ts';
import { addressWithin, endpointId, type TwinLayout } from './twin-layout.ts';

/** A certificate as the balancers of a twin show it, and the file it lies in. */
export interface TwinCertificate {
  readonly certificate: string;
  readonly key: string;
  readonly file: string;
}

const connectTimeoutMs = 10_000;

export function zoneConfig(layout: TwinLayout, zone: string, certificate: TwinCertificate): ZoneConfig {
  return {
    zone,
    instances: layout.instances
      .filter((instance) => instance.zone === zone)
      .flatMap(({ id, host, port, service }) => {
        const part = layout.plan.services.find((one) => one.id === service);
        if (part === undefined) return [];
        const environment = environmentOf(layout, part, zone, certificate);
        const own = { TWIN_INSTANCE: id, TWIN_COMPONENT: part.component };
        return [
          {
            id,
            host,
            port,
            service,
            component: part.component,
            run: placed(part.run),
            environment: { ...environment, ...own },
          },
        ];
      }),
  };
}

// Parts run at the root of the file system; a folder of the plan is meant from where the plan was made.
const placed = (run: ServicePart['run']): ServicePart['run'] =>
  run.kind === 'command' ? { ...run, folder: resolve(run.folder) } : run;

// What a server needs to find the others: each database as its zone reaches it, and its region's balancers and buckets.
function environmentOf(
  layout: TwinLayout,
  { region, databases, addresses = [], calls = [] }: ServicePart,
  zone: string,
  certificate: TwinCertificate,
): Readonly<Record<string, string>> {
  const { plan, links, nodes, balancers } = layout;
  const environment: Record<string, string> = {
    DATABASE_NAME: 'postgres',
    DATABASE_USER: 'postgres',
    TWIN_REGION: region,
    TWIN_ZONE: zone,
    NODE_EXTRA_CA_CERTS: certificate.file,
  };
  for (const { variable, node, leadsTo } of addresses) {
    const endpoint = links.find(({ id }) => id === endpointId({ node, leadsTo }, zone));
    if (endpoint === undefined) continue;
    environment[variable] = /ur[li]|dsn/i.test(variable) ? postgresUrl(endpoint) : endpoint.host;
    // The port is PostgreSQL's own where the machine allows it; a service that may be told is told in any case.
    environment[`${variable.replace(/_?(host|endpoint|address)$/i, '')}_PORT`] ??= String(endpoint.port);
  }
  for (const database of databases) {
    const part = plan.databases.find(({ id }) => id === database);
    const endpoint = part && links.find(({ id }) => id === endpointId(addressWithin(part, region), zone));
    if (part === undefined || endpoint === undefined) continue;
    const reader = part.followers.find((follower) => follower.reads && follower.region === region);
    environment[`DATABASE_URL_${upper(database)}`] = postgresUrl(endpoint);
    environment[`DATABASE_READER_URL_${upper(database)}`] = postgresUrl(
      nodes.find(({ id }) => id === reader?.id) ?? endpoint,
    );
    // A template that says under which names its servers find the database is not talked over.
    if (addresses.length > 0) continue;
    environment['DATABASE_URL'] ??= environment[`DATABASE_URL_${upper(database)}`] ?? '';
    environment['DATABASE_READER_URL'] ??= environment[`DATABASE_READER_URL_${upper(database)}`] ?? '';
  }
  for (const { variable, balancer, protocol, port, path } of calls) {
    const at = balancers.get(balancer)?.find(({ asked }) => asked === port);
    if (at !== undefined) environment[variable] = `${protocol}://${at.host}:${at.port}${path === '/' ? '' : path}`;
  }
  for (const balancer of plan.balancers.filter((one) => one.region === region)) {
    if (balancers.get(balancer.id)?.[0] === undefined) continue;
    const { protocol, host, port } = addressOf(layout, balancer.id);
    environment[`BALANCER_URL_${upper(balancer.id)}`] = `${protocol}://${host}:${port}`;
  }
  for (const store of plan.stores.filter((one) => one.region === region)) {
    const { protocol, host, port } = addressOf(layout, store.id);
    environment[`STORE_URL_${upper(store.id)}`] = `${protocol}://${host}:${port}`;
  }
  return environment;
}

const postgresUrl = ({ host, port }: Place): string => `postgresql://postgres@${host}:${port}/postgres`;
const upper = (id: string): string => id.toUpperCase().replaceAll(/[^A-Z0-9]+/g, '_');

export function balancerConfig(
  layout: TwinLayout,
  id: string,
  certificate: TwinCertificate,
  timeScale: number,
): BalancerConfig | undefined {
  const balancer = layout.plan.balancers.find((one) => one.id === id);
  if (balancer === undefined) return undefined;
  const wanted = new Set(balancer.targetGroups.flatMap(({ services }) => services));
  const inside = layout.instances
    .filter(({ service }) => wanted.has(service))
    .map((instance): BalancerTarget => ({ ...instance, tls: false, ...healthPath(layout, instance.service) }));
  const outside = layout.plan.services.flatMap((service): readonly BalancerTarget[] => {
    if (!wanted.has(service.id) || service.run.kind !== 'url') return [];
    const url = new URL(service.run.url);
    const about = { id: service.id, service: service.id, zone: '', healthPath: service.run.healthPath };
    return [{ ...placeOfUrl(url), ...about, tls: url.protocol === 'https:' }];
  });
  return {
    balancer,
    listeners: layout.balancers.get(id) ?? [],
    targets: [...inside, ...outside],
    connectTimeoutMs: connectTimeoutMs / timeScale,
    key: certificate.key,
    certificate: certificate.certificate,
  };
}

// An architecture's own command says where it is asked for its health; the twin's plain answer has it wherever the template asks.
function healthPath({ plan }: TwinLayout, service: string): { readonly healthPath?: string } {
  const run = plan.services.find(({ id }) => id === service)?.run;
  return run === undefined || run.kind === 'plain' ? {} : { healthPath: run.healthPath };
}

export function dnsConfig(layout: TwinLayout): DnsConfig {
  // Names of private zones are asked for inside a region only, and services of the twin are told addresses instead.
  const records = layout.plan.records.filter(({ privateTo }) => privateTo === undefined);
  const hostOf = (part: string): string => addressOf(layout, part).host;
  return {
    ...layout.dns,
    records,
    answers: Object.fromEntries(records.map(({ target }) => [target, hostOf(target)])),
    checks: Object.fromEntries(
      records.flatMap(({ id, check }) =>
        check === undefined ? [] : [[id, checkedPlace(layout, check.target, check)]],
      ),
    ),
  };
}

// A check names no port of the template, so it knocks at the listener that speaks its protocol.
function checkedPlace(layout: TwinLayout, target: string, check: HealthCheckPart): Place {
  const listeners = layout.plan.balancers.find(({ id }) => id === target)?.listeners ?? [];
  const { host, port } = addressOf(layout, target, listeners.find(({ protocol }) => protocol === check.protocol)?.port);
  return { host, port };
}

export function storeConfig(layout: TwinLayout, region: string, folder: string): StoreConfig {
  return {
    stores: layout.plan.stores
      .filter((store) => store.region === region)
      .flatMap((part) => {
        const at = layout.stores.get(part.id);
        const own = { ...part, copies: part.copies.filter(({ store }) => !isServed(layout, store)) };
        return at === undefined
          ? []
          : [{ ...at, part: own, folder: `${folder}/${upper(part.id)}`, ...servedStore(part, at) }];
      }),
    places: Object.fromEntries(layout.stores),
  };
}

function isServed({ plan }: TwinLayout, id: string): boolean {
  return plan.stores.find((store) => store.id === id)?.run !== undefined;
}

function servedStore({ id, run, region, component = id }: StorePart, at: Place): { readonly served?: ServiceInstance } {
  if (run === undefined) return {};
  const environment = { TWIN_INSTANCE: id, TWIN_COMPONENT: component, TWIN_REGION: region };
  return { served: { ...at, id, service: id, component, run: placed(run), environment } };
}

export function distributionConfigs(
  layout: TwinLayout,
  { key, certificate }: TwinCertificate,
): readonly DistributionConfig[] {
  const located = Object.fromEntries(
    [...layout.balancers.values()].flat().map(({ host, port, asked }) => [`${host}:${asked}`, { host, port }]),
  );
  return layout.plan.distributions.flatMap((part) => {
    const listeners = layout.distributions.get(part.id) ?? [];
    const [at, plain] = [443, 80].map((port) => listeners.find(({ asked }) => asked === port));
    const origins = Object.fromEntries(
      part.origins.flatMap(
        ({
          id,
          balancer,
          store,
          name,
          protocol: spoken,
          port: asked,
        }): [string, DistributionConfig['origins'][string]][] => {
          const origin = balancer ?? store;
          if (origin === undefined) {
            const tls = spoken !== 'HTTP';
            return name === undefined
              ? []
              : [[id, { name, port: asked ?? (tls ? 443 : 80), tls, keepsConnections: false }]];
          }
          const { host, port, protocol } = addressOf(layout, origin, balancer === undefined ? undefined : asked);
          return [[id, { host, port, tls: protocol === 'https', keepsConnections: balancer === undefined }]];
        },
      ),
    );
    if (at === undefined || plain === undefined) return [];
    return [{ ...at, plain, part, key, certificate, origins, names: { server: layout.dns, located } }];
  });
}
