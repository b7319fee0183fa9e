import type { Inventory } from '../inventory.ts';
import { listAt, valueAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import { databasesOf } from './databases.ts';
import { zonesOfGroup } from './zones-of-group.ts';

/** Where a workload's network interfaces stand: its own subnets, or those of the subnet group it names. */
export interface SubnetsOfWorkload {
  /** Undefined when it has no place in a VPC, or AWS's default group decides. Throws UnseenInput. */
  readonly subnetsOf: (workload: Resource) => readonly Resource[] | undefined;
}

const groupPath: Readonly<Record<string, string>> = {
  'AWS::RDS::DBInstance': 'DBSubnetGroupName',
  'AWS::RDS::DBCluster': 'DBSubnetGroupName',
  'AWS::DocDB::DBCluster': 'DBSubnetGroupName',
  'AWS::Neptune::DBCluster': 'DBSubnetGroupName',
  'AWS::ElastiCache::CacheCluster': 'CacheSubnetGroupName',
  'AWS::ElastiCache::ReplicationGroup': 'CacheSubnetGroupName',
};

export function subnetsOfWorkload(inventory: Inventory): SubnetsOfWorkload {
  const zones = zonesOfGroup(inventory);
  const databases = databasesOf(inventory);

  function subnetsOf(workload: Resource): readonly Resource[] | undefined {
    const path = groupPath[workload.type];
    if (path === undefined) {
      if (workload.type === 'AWS::Lambda::Function' && listAt(workload.properties, 'VpcConfig.SubnetIds').length === 0)
        return undefined;
      return zones.subnetsOf(workload);
    }
    const group = valueAt(workload.properties, path);
    if (group !== undefined) return zones.subnetsOf(inventory.resolve(group, path));
    if (workload.type !== 'AWS::RDS::DBInstance') return undefined;
    const cluster = valueAt(workload.properties, 'DBClusterIdentifier');
    if (cluster !== undefined) return subnetsOf(inventory.resolve(cluster, 'DBClusterIdentifier'));
    const source = databases.sourceOf(workload);
    return source?.region === workload.region ? subnetsOf(source) : undefined;
  }

  return { subnetsOf };
}
