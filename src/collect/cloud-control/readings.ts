import { paginateDescribeCacheClusters } from '@aws-sdk/client-elasticache';
import { paginateDescribeDBInstances } from '@aws-sdk/client-rds';
import type { Place } from '../aws/collector.ts';
import { everyPage } from '../aws/every-page.ts';
import { clustersOf, type Engine, engineOf } from './by-service/clusters-of.ts';
import { memberOf } from './member-of.ts';
import type { Model } from './models-of.ts';
import type { Reading } from './type-collector.ts';

/** The types whose list at Cloud Control also tells what is none of them, or what has ended, and those that others hang on. */
export const readings: Readonly<Record<string, Reading>> = {
  'AWS::RDS::DBCluster': { listed: clusters('AWS::RDS::DBCluster', 'relational') },
  'AWS::Neptune::DBCluster': { listed: clusters('AWS::Neptune::DBCluster', 'graph') },
  'AWS::Neptune::DBInstance': { listed: graphInstances },
  'AWS::ElastiCache::CacheCluster': { listed: cachesOfTheirOwn },
  // Source: Amazon EC2 API Reference, InstanceState: an instance is told for about an hour after it has ended.
  'AWS::EC2::Instance': { isOwn: ({ State: state }) => !ended.has(memberOf(state, 'Name')) },
  // Source: the same, CapacityReservation.
  'AWS::EC2::CapacityReservation': { isOwn: ({ State: state }) => !ended.has(state) },
  // Which task definitions are in use hangs on these.
  'AWS::ECS::Service': { isShared: true },
  'AWS::Scheduler::Schedule': { isShared: true },
};

const ended: ReadonlySet<unknown> = new Set(['shutting-down', 'terminated', 'cancelled', 'expired', 'failed']);

/** Cloud Control leaves out which global database a cluster is in. Source: aws-cloudformation-resource-providers-rds, DBCluster, Translator. */
function clusters(type: string, engine: Engine): (place: Place) => Promise<readonly Model[]> {
  return async (place) =>
    (await clustersOf(place, type, engine)).map(
      ({ DBClusterIdentifier: identifier = '', GlobalClusterIdentifier }) => ({
        identifier,
        properties: GlobalClusterIdentifier === undefined ? {} : { GlobalClusterIdentifier },
      }),
    );
}

async function graphInstances({ clients, listed }: Place): Promise<readonly Model[]> {
  const pages = () => paginateDescribeDBInstances({ client: clients.rds, pageSize: 100 }, {});
  const found = await listed(['AWS::Neptune::DBInstance'], () => everyPage(pages(), ({ DBInstances }) => DBInstances));
  return (found ?? [])
    .filter(({ Engine: engine }) => engineOf(engine) === 'graph')
    .map(({ DBInstanceIdentifier: identifier = '' }) => ({ identifier, properties: {} }));
}

/** The nodes of replication groups are told as cache clusters too, and are no resources of their own. */
async function cachesOfTheirOwn({ clients, listed }: Place): Promise<readonly Model[]> {
  const client = clients.elastiCache;
  const pages = () =>
    paginateDescribeCacheClusters({ client, pageSize: 100 }, { ShowCacheClustersNotInReplicationGroups: true });
  const type = 'AWS::ElastiCache::CacheCluster';
  const found = await listed([type], () => everyPage(pages(), ({ CacheClusters }) => CacheClusters));
  return (found ?? [])
    .filter(({ ReplicationGroupId: group }) => group === undefined)
    .map(({ CacheClusterId: identifier = '' }) => ({ identifier, properties: {} }));
}
