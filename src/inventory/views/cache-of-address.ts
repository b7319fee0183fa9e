import type { Inventory } from '../inventory.ts';
import { booleanAt, mapAt, mapsAt, numberAt, stringAt, UnseenInput } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { referencesIn, type ValueMap } from '../value.ts';
import { elastiCacheName } from './elasticache-name.ts';
import { allHold, firstThat } from './first-that.ts';
import { kubernetesObjects, namespaceOf } from './kubernetes-objects.ts';
import { hasLabels } from './label-selector.ts';
import { type Container, podLabels, runningContainers, serviceKinds } from './pods-of-workload.ts';
import { existing } from './referrers.ts';
import { holeAt } from './refers-to.ts';

/** An address as a setting writes it: `rediss://cache:6379`, `cache.shop:6379`, `cache`. */
export interface Address {
  readonly scheme?: string;
  readonly host: string;
  readonly port?: number;
}

/** What an address leads to from a workload's pods: a cache, or something that is none, with the reason. */
export type Led = { readonly cache: string; readonly records: readonly Resource[] } | { readonly why: string };

export interface CacheOfAddress {
  /** Undefined when the address leads to nothing that was collected. Throws UnseenInput. */
  readonly cacheAt: (workload: Resource, address: Address) => Led | undefined;
}

const cacheTypes = [
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::MemoryDB::Cluster',
];
const idPath: Readonly<Record<string, string>> = {
  'AWS::ElastiCache::ReplicationGroup': 'ReplicationGroupId',
  'AWS::ElastiCache::CacheCluster': 'ClusterName',
  'AWS::ElastiCache::ServerlessCache': 'ServerlessCacheName',
  'AWS::MemoryDB::Cluster': 'ClusterName',
};

export function cacheOfAddress(inventory: Inventory): CacheOfAddress {
  const objects = kubernetesObjects(inventory);

  function cacheAt(workload: Resource, address: Address): Led | undefined {
    if (/^(?:localhost|127(?:\.\d+){3}|::1)$/u.test(address.host)) return inPod(workload, address);
    return inService(workload, address) ?? managed(workload, address) ?? byRecord(workload, address);
  }

  function inPod(workload: Resource, { port }: Address): Led {
    const caches = runningContainers(workload).filter(runsCache);
    const heard = firstThat(caches, (container) => port === undefined || portsOf(container).includes(port));
    if (heard) return { cache: `the cache in its own pod, ${heard.name}`, records: [workload] };
    return {
      why:
        port === undefined || caches.length === 0
          ? 'no cache runs in its own pod'
          : `no cache in its own pod listens on ${port}`,
    };
  }

  /** `cache`, `cache.shop`, `cache.shop.svc` and `cache.shop.svc.cluster.local` are a Service of the cluster. */
  function inService(workload: Resource, address: Address): Led | undefined {
    const [name = '', namespace = namespaceOf(workload), svc, ...domain] = address.host.split('.');
    if (svc !== undefined && (svc !== 'svc' || (domain.length > 0 && domain.join('.') !== 'cluster.local')))
      return undefined;
    const service = objects.named(workload, 'Kubernetes::core::Service', name, namespace);
    if (!service) return undefined;
    const external = stringAt(service.properties, 'spec.externalName');
    if (external !== undefined) return cacheAt(workload, { ...address, host: external });
    if (!mapAt(service.properties, 'spec.selector'))
      throw new UnseenInput(`the Service ${name} selects no pods; who stands behind it is not read`, 'spec.selector');
    const ports = mapsAt(service.properties, 'spec.ports').filter(
      (port) => address.port === undefined || numberAt(port, 'port') === address.port,
    );
    if (ports.length === 0) return { why: `the Service ${name} has no port ${address.port}` };
    const near = serviceKinds.flatMap((kind) => objects.besides(service, kind));
    const cache = firstThat(near, (one) =>
      allHold([
        () => hasLabels(service.properties, 'spec.selector', podLabels(one)),
        () => firstThat(runningContainers(one), (container) => isCacheBehind(ports, container)) !== undefined,
      ]),
    );
    if (cache) return { cache: `the cache ${nameOf(cache)} behind the Service ${name}`, records: [service, cache] };
    return { why: `no cache stands behind the Service ${name}` };
  }

  function managed(workload: Resource, { host, scheme, port }: Address): Led | undefined {
    const endpoint = elastiCacheName(host);
    if (!endpoint) return undefined;
    const there = inventory.ofType(...cacheTypes).filter(({ region }) => endpoint.liesIn(region));
    const cache = firstThat(
      there,
      (one) => readFrom(one, idPath[one.type] ?? '')?.toLowerCase() === endpoint.name && existing(one) === one,
    );
    const nameless = cache
      ? undefined
      : firstThat(there, (one) => readFrom(one, idPath[one.type] ?? '') === undefined && existing(one) === one);
    if (nameless) throw new UnseenInput(`${nameOf(nameless)} is named by AWS, and may be the one it leads to`, '');
    if (!cache) return { why: `no cache called ${endpoint.name} was collected in the region it names` };
    if (cache.region !== workload.region)
      return { why: `${nameOf(cache)} lies in ${cache.region}, and the cluster in ${workload.region}` };
    const clear = scheme !== undefined && /^(?:redis|valkey)$/u.test(scheme);
    if (clear && demandsTls(cache))
      return { why: `${nameOf(cache)} refuses connections without TLS, and ${scheme}:// asks for one` };
    const own = port === undefined ? undefined : numberAt(cache.properties, 'Port');
    if (own !== undefined && port !== own) return { why: `${nameOf(cache)} listens on ${own}, not on ${port}` };
    return { cache: nameOf(cache), records: [cache] };
  }

  /** A DNS record that names a cache's endpoint. */
  function byRecord(workload: Resource, address: Address): Led | undefined {
    const record = firstThat(
      inventory.ofType('AWS::Route53::RecordSet'),
      (one) => readFrom(one, 'Name')?.replace(/\.$/u, '') === address.host && existing(one) === one,
    );
    if (!record) return undefined;
    const [to] = referencesIn(record.properties['ResourceRecords']);
    const hole = to ? undefined : holeAt(record, 'ResourceRecords.*');
    if (hole) throw hole;
    const cache = to && inventory.resolve(to.to, `${nameOf(record)}.ResourceRecords`);
    if (cache && cacheTypes.includes(cache.type) && cache.region === workload.region)
      return { cache: nameOf(cache), records: [record, cache] };
    return { why: `the record ${nameOf(record)} leads to no cache of its region` };
  }

  return { cacheAt };
}

/** The text of a property, by a path that names its record. Throws UnseenInput. */
function readFrom(record: Resource, property: string): string | undefined {
  return stringAt({ [nameOf(record)]: record.properties }, `${nameOf(record)}.${property}`);
}

function isCacheBehind(ports: readonly ValueMap[], container: Container): boolean {
  return allHold([() => runsCache(container), () => firstThat(ports, (port) => hears(container, port)) !== undefined]);
}

function demandsTls({ type, properties }: Resource): boolean {
  if (type !== 'AWS::ElastiCache::ReplicationGroup') return false;
  return (
    booleanAt(properties, 'TransitEncryptionEnabled') === true &&
    stringAt(properties, 'TransitEncryptionMode') !== 'preferred'
  );
}

/** Whether a container's image is a cache, going by its name. */
export function runsCache({ properties }: Container): boolean {
  const image = (stringAt(properties, 'image') ?? '').replace(/@.*$/u, '').replace(/:[^/]*$/u, '');
  const name = image.slice(image.lastIndexOf('/') + 1);
  return (
    /(?:^|[-_])(?:valkey|redis|keydb|dragonfly|memcached)/u.test(name) &&
    !/exporter|operator|commander|insight/u.test(name)
  );
}

/** Whether a Service's port leads to the container: by the number or the name of one of its ports, by its own number where it names none. */
function hears(container: Container, port: ValueMap): boolean {
  const target = stringAt(port, 'targetPort') ?? stringAt(port, 'port') ?? '';
  if (/^\d+$/u.test(target)) return portsOf(container).includes(Number(target));
  return mapsAt(container.properties, 'ports').some((one) => stringAt(one, 'name') === target);
}

function portsOf({ properties }: Container): readonly number[] {
  const ports = mapsAt(properties, 'ports').flatMap((port) => numberAt(port, 'containerPort') ?? []);
  if (ports.length > 0) return ports;
  return /memcached/u.test(stringAt(properties, 'image') ?? '') ? [11211] : [6379];
}
