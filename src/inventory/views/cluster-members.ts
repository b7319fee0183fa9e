import type { Inventory } from '../inventory.ts';
import type { Resource } from '../resource.ts';
import { referrersOf } from './referrers.ts';

/** The type of a cluster's instances, for database clusters that have instances as resources of their own. */
export const memberTypes: Readonly<Record<string, string>> = {
  'AWS::RDS::DBCluster': 'AWS::RDS::DBInstance',
  'AWS::DocDB::DBCluster': 'AWS::DocDB::DBInstance',
  'AWS::Neptune::DBCluster': 'AWS::Neptune::DBInstance',
};

/** The instances of database clusters. */
export interface ClusterMembers {
  /** All of them. Throws UnseenInput when one instance's cluster was not seen. */
  readonly membersOf: (cluster: Resource) => readonly Resource[];
}

export function clusterMembers(inventory: Inventory): ClusterMembers {
  const referrers = referrersOf(inventory);
  return {
    membersOf: (cluster) => referrers.all(cluster, memberTypes[cluster.type] ?? '', 'DBClusterIdentifier'),
  };
}
