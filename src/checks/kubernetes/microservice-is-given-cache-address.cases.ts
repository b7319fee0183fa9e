import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';
import { deployment, object } from './small-cluster.ts';

const cache = (properties: ValueMap = {}, role = 'primary') =>
  given('AWS::ElastiCache::ReplicationGroup', 'Cache', { ReplicationGroupId: 'shop-cache', ...properties }, { role });
const sealed = { TransitEncryptionEnabled: true, Port: 6379 };
const endpoint = 'master.shop-cache.ab12cd.euw1.cache.amazonaws.com';
const told = (...env: readonly ValueMap[]) => deployment({ containers: [{ name: 'web', env }] });
const url = (value: string) => told({ name: 'CACHE_URL', value });
const settings = (data: ValueMap, name = 'settings') => object('core::ConfigMap', name, { data });
const fromAll = deployment({ containers: [{ name: 'web', envFrom: [{ configMapRef: { name: 'settings' } }] }] });
const sidecar = (...args: readonly string[]) =>
  deployment({
    initContainers: [
      { name: 'cache', restartPolicy: 'Always', image: 'registry/valkey:8.0', ports: [{ containerPort: 6379 }] },
    ],
    containers: [{ name: 'web', args }],
  });
const store = object('apps::StatefulSet', 'store', {
  spec: {
    template: { metadata: { labels: { app: 'store' } }, spec: { containers: [{ name: 'valkey', image: 'valkey:8' }] } },
  },
});
const service = (selector: string) =>
  object('core::Service', 'cache', { spec: { selector: { app: selector }, ports: [{ port: 6379 }] } });
const mend = "Give its container the cache's address, as a variable or in a ConfigMap.";

export const cases: readonly Case[] = [
  {
    name: 'the endpoint of ElastiCache, in a variable',
    records: [url(`rediss://${endpoint}:6379`), cache(sealed)],
    says: { verdict: 'pass', message: `CACHE_URL leads to Cache at ${endpoint}.` },
  },
  {
    name: 'the endpoint, in a ConfigMap',
    records: [fromAll, settings({ REDIS_HOST: endpoint, REDIS_PORT: '6379' }), cache(sealed)],
    says: { verdict: 'pass', message: `REDIS_HOST leads to Cache at ${endpoint}.` },
  },
  {
    name: 'the endpoint of a serverless cache',
    records: [
      url('rediss://shop-x1y2z3.serverless.euw1.cache.amazonaws.com:6379'),
      given('AWS::ElastiCache::ServerlessCache', 'Cache', { ServerlessCacheName: 'shop' }),
    ],
    says: {
      verdict: 'pass',
      message: 'CACHE_URL leads to Cache at shop-x1y2z3.serverless.euw1.cache.amazonaws.com.',
    },
  },
  {
    name: 'put together from two variables',
    records: [
      told(
        { name: 'NAME', value: 'master.shop-cache' },
        { name: 'CACHE_URL', value: 'rediss://$(NAME).ab12cd.euw1.cache.amazonaws.com:6379' },
      ),
      cache(sealed),
    ],
    says: { verdict: 'pass', message: `CACHE_URL leads to Cache at ${endpoint}.` },
  },
  {
    name: 'a file of a ConfigMap',
    records: [
      deployment({
        containers: [{ name: 'web', volumeMounts: [{ name: 'etc' }] }],
        volumes: [{ name: 'etc', configMap: { name: 'settings' } }],
      }),
      settings({ 'app.yaml': `cache:\n  url: rediss://${endpoint}:6379\n` }),
      cache(sealed),
    ],
    says: { verdict: 'pass', message: `app.yaml leads to Cache at ${endpoint}.` },
  },
  {
    name: 'a cache in its own pod',
    records: [sidecar('--cache=redis://127.0.0.1:6379')],
    says: { verdict: 'pass', message: 'args leads to the cache in its own pod, cache at 127.0.0.1.' },
  },
  {
    name: 'a cache of the cluster, behind a Service',
    records: [url('redis://cache.shop.svc.cluster.local:6379'), service('store'), store],
    says: {
      verdict: 'pass',
      message: 'CACHE_URL leads to the cache store behind the Service cache at cache.shop.svc.cluster.local.',
    },
  },
  {
    name: 'a DNS record of the cache',
    records: [
      url('rediss://cache.shop.internal:6379'),
      cache(sealed),
      given('AWS::Route53::RecordSet', 'CacheRecord', {
        Name: 'cache.shop.internal.',
        ResourceRecords: [ref('Cache', 'PrimaryEndPoint.Address')],
      }),
    ],
    says: { verdict: 'pass', message: 'CACHE_URL leads to Cache at cache.shop.internal.' },
  },
  {
    name: 'nothing said',
    records: [told({ name: 'LEVEL', value: 'info' }), cache(sealed)],
    says: { verdict: 'fail', message: "It is given no cache's address among 1 setting.", mend },
  },
  {
    name: 'only the database is said',
    records: [told({ name: 'DATABASE_HOST', value: 'shop.ab12cd.eu-west-1.rds.amazonaws.com' }), cache(sealed)],
    says: { verdict: 'fail', message: "It is given no cache's address among 1 setting.", mend },
  },
  {
    name: 'a cache of another name',
    records: [url('rediss://master.other.ab12cd.euw1.cache.amazonaws.com:6379'), cache(sealed)],
    says: {
      verdict: 'fail',
      message:
        'CACHE_URL is "rediss://master.other.ab12cd.euw1.cache.amazonaws.com:6379": no cache called other was collected in the region it names.',
      mend,
    },
  },
  {
    name: 'a cache of another region',
    records: [url('rediss://master.shop-cache.ab12cd.euw2.cache.amazonaws.com:6379'), cache(sealed, 'failover')],
    says: {
      verdict: 'fail',
      message:
        'CACHE_URL is "rediss://master.shop-cache.ab12cd.euw2.cache.amazonaws.com:6379": Cache lies in eu-west-2, and the cluster in eu-west-1.',
      mend,
    },
  },
  {
    name: 'in clear, where the cache demands TLS',
    records: [url(`redis://${endpoint}:6379`), cache(sealed)],
    says: {
      verdict: 'fail',
      message: `CACHE_URL is "redis://${endpoint}:6379": Cache refuses connections without TLS, and redis:// asks for one.`,
      mend,
    },
  },
  {
    name: 'another port',
    records: [url(`rediss://${endpoint}:6380`), cache(sealed)],
    says: {
      verdict: 'fail',
      message: `CACHE_URL is "rediss://${endpoint}:6380": Cache listens on 6379, not on 6380.`,
      mend,
    },
  },
  {
    name: 'its own pod, where no cache runs',
    records: [url('redis://localhost:6379')],
    says: {
      verdict: 'fail',
      message: 'CACHE_URL is "redis://localhost:6379": no cache runs in its own pod.',
      mend,
    },
  },
  {
    name: 'a Service before no cache',
    records: [url('redis://cache:6379'), service('web'), store],
    says: {
      verdict: 'fail',
      message: 'CACHE_URL is "redis://cache:6379": no cache stands behind the Service cache.',
      mend,
    },
  },
  {
    name: 'a Service before a service that has a cache of its own in its pods',
    records: [
      told({ name: 'OTHER_URL', value: 'https://other:8443' }),
      object('core::Service', 'other', {
        spec: { selector: { app: 'web' }, ports: [{ port: 8443, targetPort: 'https' }] },
      }),
      { ...sidecar(), id: 'other', logicalId: 'other' },
    ],
    says: { verdict: 'fail', message: "It is given no cache's address among 1 setting.", mend },
  },
  {
    name: 'a key that the ConfigMap does not have',
    records: [
      told({ name: 'CACHE_URL', valueFrom: { configMapKeyRef: { name: 'settings', key: 'cache' } } }),
      settings({ other: 'x' }),
    ],
    says: { verdict: 'fail', message: 'CACHE_URL has no value: the ConfigMap settings has no key cache.', mend },
  },
  {
    name: 'in a Secret, which is not read',
    records: [told({ name: 'CACHE_URL', valueFrom: { secretKeyRef: { name: 'cache', key: 'url' } } })],
    says: { verdict: 'unknown', message: 'CACHE_URL: the Secret cache is not read.' },
  },
  {
    name: 'in a ConfigMap that nobody collected',
    records: [fromAll],
    says: { verdict: 'unknown', message: 'Its variables: the ConfigMap settings is not among the manifests.' },
  },
  {
    name: 'a cache that AWS names',
    records: [url(`rediss://${endpoint}:6379`), cache({ ...sealed, ReplicationGroupId: null })],
    says: {
      verdict: 'unknown',
      message: 'CACHE_URL: Cache is named by AWS, and may be the one it leads to.',
    },
  },
  {
    name: 'a variable that names no cache, and leads to something that was not seen',
    records: [told({ name: 'STORE_HOST', value: endpoint }), cache({ ReplicationGroupId: unseen('no value') })],
    says: { verdict: 'unknown', message: 'STORE_HOST: Cache.ReplicationGroupId: no value.' },
  },
  {
    name: 'variables that were not seen',
    records: [deployment({ containers: [{ name: 'web', env: unseen('no value') }] })],
    says: { verdict: 'unknown', message: 'env: no value.' },
  },
  {
    name: 'a cache itself',
    records: [deployment({ containers: [{ name: 'valkey', image: 'docker.io/valkey/valkey:8' }] })],
    says: { verdict: 'not-applicable', message: 'It is a cache itself.' },
  },
];
