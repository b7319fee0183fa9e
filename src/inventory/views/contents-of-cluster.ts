import type { Inventory } from '../inventory.ts';
import { unseenInput } from '../read.ts';
import type { Resource } from '../resource.ts';
import { isUnseen } from '../value.ts';
import { clusterKey } from './kubernetes-objects.ts';
import { makesUnreadPods } from './pods-of-other-kinds.ts';

/** What was collected of the objects in a cluster. */
export interface ContentsOfCluster {
  /** Whether there are manifests of it at all. Throws UnseenInput when some may be its own or another cluster's. */
  readonly hasManifests: (cluster: Resource) => boolean;
  /** The objects in it that make pods by a template, and are of a kind that is not read. */
  readonly unreadIn: (cluster: Resource) => readonly Resource[];
}

export function contentsOfCluster(inventory: Inventory): ContentsOfCluster {
  const objects = inventory.ofFamily('Kubernetes::');
  const byCluster = Map.groupBy(objects, clusterKey);
  const unread = Map.groupBy(objects.filter(makesUnreadPods), clusterKey);
  return {
    hasManifests(cluster) {
      if (byCluster.has(cluster.id)) return true;
      for (const { attributes, region } of objects) {
        const of = attributes['Cluster'];
        if (region === cluster.region && isUnseen(of)) throw unseenInput(of, 'Cluster');
      }
      return false;
    },
    unreadIn: ({ id }) => unread.get(id) ?? [],
  };
}
