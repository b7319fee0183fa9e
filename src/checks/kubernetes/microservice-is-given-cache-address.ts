import { UnseenInput } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { cacheOfAddress, type CacheOfAddress, runsCache } from '../../inventory/views/cache-of-address.ts';
import {
  containerSettings,
  type ContainerSettings,
  type Lack,
  type Setting,
} from '../../inventory/views/container-settings.ts';
import { runningContainers, serviceKinds } from '../../inventory/views/pods-of-workload.ts';
import { fail, type Judgement, notApplicable, pass, unknown, unseenJudgement } from '../check.ts';
import { addressesIn } from './addresses-in.ts';
import { kubernetesCheck } from './kubernetes-check.ts';

const mend = "Give its container the cache's address, as a variable or in a ConfigMap.";

export const microserviceIsGivenCacheAddress = kubernetesCheck({
  id: 'microservice-is-given-cache-address',
  title: "every microservice is given the cache's address",
  why: 'A cache that nobody is told of takes no reads off the database.',
  source:
    'https://docs.aws.amazon.com/whitepapers/latest/database-caching-strategies-using-redis/caching-patterns.html',
  controls: { 'Well-Architected (own mapping)': ['PERF03-BP05'] },
  needs: {
    subjects: ['Kubernetes::apps::Deployment'],
    types: [
      ...serviceKinds,
      'Kubernetes::core::ConfigMap',
      'Kubernetes::core::Service',
      'AWS::ElastiCache::ReplicationGroup',
      'AWS::ElastiCache::CacheCluster',
      'AWS::ElastiCache::ServerlessCache',
      'AWS::MemoryDB::Cluster',
      'AWS::Route53::RecordSet',
    ],
    views: { settings: containerSettings, caches: cacheOfAddress },
  },
  judge(deployment, { views: { settings, caches } }) {
    const containers = runningContainers(deployment).filter((container) => !runsCache(container));
    if (containers.length === 0) return notApplicable('It is a cache itself.');
    const given = containers.map((container) => settings.of(deployment, container));
    const told = given.flatMap((one) => one.settings);
    const found = told.map((setting) => led(setting, deployment, caches));
    const reached = found.find((one) => one?.verdict === 'pass');
    if (reached) return reached;
    const unsure = found.filter((one) => one?.verdict === 'unknown');
    return (
      // What was not seen of another setting may lead to a cache; an open question comes first.
      unsure.find((one) => one?.verdict === 'unknown' && one.question !== undefined) ??
      unsure[0] ??
      certainly(given.flatMap(({ lacks }) => lacks)) ??
      found.find((one) => one?.verdict === 'fail') ??
      unseen(given.flatMap(({ lacks }) => lacks)) ??
      fail(`It is given no cache's address among ${told.length} setting${told.length === 1 ? '' : 's'}.`, mend)
    );
  },
});

/** What a setting says of a cache: passes when it leads to one, fails when it only claims to. */
function led(setting: Setting, deployment: Resource, caches: CacheOfAddress): Judgement | undefined {
  const claims = claimsCache(setting.name);
  const addresses = addressesIn(setting);
  const where = setting.from ? [setting.from] : [];
  const results = addresses.map((address): Judgement | undefined => {
    try {
      const to = caches.cacheAt(deployment, address);
      if (to && 'cache' in to)
        return pass(`${setting.name} leads to ${to.cache} at ${address.host}.`, { seen: [...where, ...to.records] });
      if (!claims) return undefined;
      const why = to?.why ?? 'it leads to nothing that was collected';
      return fail(`${setting.name} is "${setting.value}": ${why}.`, mend, { at: setting.path, seen: where });
    } catch (error) {
      if (!(error instanceof UnseenInput)) throw error;
      return { ...unseenJudgement(error), message: `${setting.name}: ${error.message}.`, at: setting.path };
    }
  });
  return (
    results.find((one) => one?.verdict === 'pass') ??
    results.find((one) => one?.verdict === 'unknown') ??
    results.find((one) => one !== undefined)
  );
}

function claimsCache(name: string): boolean {
  return /cache|redis|valkey|memcache/iu.test(name);
}

function certainly(lacks: ReturnType<ContainerSettings['of']>['lacks']): Judgement | undefined {
  const lack = lacks.find(({ certain, name }) => certain && claimsCache(name));
  return lack && fail(`${lack.name} has no value: ${lack.why}.`, mend, { at: lack.path });
}

function unseen(lacks: readonly Lack[]): Judgement | undefined {
  const lack = lacks.find(({ certain }) => !certain);
  return lack && unknown(`${lack.name}: ${lack.why}.`, lack.path);
}
