import { type Case, given, unseen } from '../case.ts';

const domain = (ClusterConfig: Parameters<typeof given>[2]) =>
  given('AWS::OpenSearchService::Domain', 'Logs', { ClusterConfig });

export const cases: readonly Case[] = [
  {
    name: 'three nodes in three zones',
    parameters: [3],
    records: [
      domain({ ZoneAwarenessEnabled: true, ZoneAwarenessConfig: { AvailabilityZoneCount: 3 }, InstanceCount: '3' }),
    ],
    says: { verdict: 'pass', message: 'Its 3 data nodes are spread over 3 zones.' },
  },
  {
    name: 'no zone awareness, which decides whatever was not seen besides',
    parameters: [2],
    records: [domain({ InstanceCount: unseen('parameter "Nodes" has no value', 'Nodes') })],
    says: {
      verdict: 'fail',
      message: 'Lies in one zone: ZoneAwarenessEnabled is not set, and off by default.',
      mend: 'Set ClusterConfig.ZoneAwarenessEnabled to true.',
    },
  },
  {
    name: 'two zones by default, where three are asked for',
    parameters: [3],
    records: [domain({ ZoneAwarenessEnabled: true, InstanceCount: 3 })],
    says: {
      verdict: 'fail',
      message: 'AvailabilityZoneCount is not set, and 2 by default; 3 zones are asked for.',
      mend: 'Set ClusterConfig.ZoneAwarenessConfig.AvailabilityZoneCount to 3.',
    },
  },
  {
    name: 'one node',
    parameters: [2],
    records: [domain({ ZoneAwarenessEnabled: true })],
    says: {
      verdict: 'fail',
      message: 'InstanceCount is not set, and 1 by default, too few for 2 zones.',
      mend: 'Set ClusterConfig.InstanceCount to 2 or more.',
    },
  },
  {
    name: 'a domain of the older type',
    parameters: [2],
    records: [
      given('AWS::Elasticsearch::Domain', 'Logs', {
        ElasticsearchClusterConfig: { ZoneAwarenessEnabled: 'true', InstanceCount: 4 },
      }),
    ],
    says: { verdict: 'pass', message: 'Its 4 data nodes are spread over 2 zones.' },
  },
  {
    name: 'a number of nodes that was not seen',
    parameters: [2],
    records: [domain({ ZoneAwarenessEnabled: true, InstanceCount: unseen('parameter "Nodes" has no value', 'Nodes') })],
    says: { verdict: 'unknown', message: 'ClusterConfig.InstanceCount: parameter "Nodes" has no value.' },
  },
];
