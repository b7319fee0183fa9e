import type { Resource } from '../../inventory/resource.ts';

/** Types that hold data and carry security groups. */
const stores = new Set([
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::DocDB::DBCluster',
  'AWS::Neptune::DBCluster',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::MemoryDB::Cluster',
  'AWS::Redshift::Cluster',
  'AWS::OpenSearchService::Domain',
  'AWS::MSK::Cluster',
  'AWS::EFS::MountTarget',
]);

export function isDataStore({ type }: Resource): boolean {
  return stores.has(type);
}
