import { booleanAt, numberAt } from '../../inventory/read.ts';
import type { Resource } from '../../inventory/resource.ts';
import { check, fail, type Judgement, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';

export const searchDomainSpansZones = check({
  id: 'search-domain-spans-zones',
  title: 'every search domain spans at least {int} Availability Zones',
  why: 'With zone awareness a copy of every shard lies in another zone; without it all nodes share one.',
  source: 'https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html',
  controls: {
    'Security Hub': ['Opensearch.6'],
    'AWS Config': ['OPENSEARCH_DATA_NODE_FAULT_TOLERANCE'],
    'AWS Control Tower': ['CT.OPENSEARCH.PR.14'],
    'ISO 27001:2022': ['A.8.14'],
    'Well-Architected (own mapping)': ['REL10-BP01'],
  },
  needs: { subjects: ['AWS::OpenSearchService::Domain', 'AWS::Elasticsearch::Domain'] },
  judge(domain, _view, [parameter]) {
    const wanted = Number(parameter);
    const flaw = flawIn([
      () => lacksAwareness(domain),
      () => lacksZones(domain, wanted),
      () => lacksNodes(domain, wanted),
    ]);
    return flaw ?? pass(`Its ${nodesOf(domain)} data nodes are spread over ${zonesOf(domain)} zones.`);
  },
});

function configOf({ type }: Resource): string {
  return type === 'AWS::Elasticsearch::Domain' ? 'ElasticsearchClusterConfig' : 'ClusterConfig';
}

function zonesOf(domain: Resource): number {
  return numberAt(domain.properties, `${configOf(domain)}.ZoneAwarenessConfig.AvailabilityZoneCount`) ?? 2;
}

function nodesOf(domain: Resource): number {
  return numberAt(domain.properties, `${configOf(domain)}.InstanceCount`) ?? 1;
}

function lacksAwareness(domain: Resource): Judgement | undefined {
  const at = `${configOf(domain)}.ZoneAwarenessEnabled`;
  const set = booleanAt(domain.properties, at);
  if (set === true) return undefined;
  const observed = set === undefined ? 'not set, and off by default' : 'false';
  return fail(`Lies in one zone: ZoneAwarenessEnabled is ${observed}.`, `Set ${at} to true.`, { at });
}

function lacksZones(domain: Resource, wanted: number): Judgement | undefined {
  if (zonesOf(domain) >= wanted) return undefined;
  const at = `${configOf(domain)}.ZoneAwarenessConfig.AvailabilityZoneCount`;
  const set = numberAt(domain.properties, at);
  const observed = set === undefined ? 'not set, and 2 by default' : String(set);
  return fail(`AvailabilityZoneCount is ${observed}; ${wanted} zones are asked for.`, `Set ${at} to ${wanted}.`, {
    at,
  });
}

function lacksNodes(domain: Resource, wanted: number): Judgement | undefined {
  const nodes = nodesOf(domain);
  if (nodes >= wanted) return undefined;
  const at = `${configOf(domain)}.InstanceCount`;
  const set = numberAt(domain.properties, at);
  const observed = set === undefined ? 'not set, and 1 by default' : String(set);
  return fail(`InstanceCount is ${observed}, too few for ${wanted} zones.`, `Set ${at} to ${wanted} or more.`, { at });
}
