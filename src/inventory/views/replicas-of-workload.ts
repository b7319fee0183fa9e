import type { Inventory } from '../inventory.ts';
import { numberAt, stringAt, UnseenInput } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { kubernetesObjects } from './kubernetes-objects.ts';

/** How many pods a workload has, and what scales it. */
export interface ReplicasOfWorkload {
  /** Every HorizontalPodAutoscaler that names it. Throws UnseenInput, also where something scales it that is not read here. */
  readonly autoscalersOf: (workload: Resource) => readonly Resource[];
  /** The fewest and the most pods it runs with. Throws UnseenInput. */
  readonly bounds: (workload: Resource) => Bounds;
}

export interface Bounds {
  readonly least: number;
  readonly most: number;
  /** What says so: the autoscaler, or the workload itself. */
  readonly by: Resource;
  /** Where `by` says it, or would. */
  readonly at: string;
}

/** An autoscaler's bounds win over `spec.replicas`, which is 1 where it is not set. Source: https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/ */
export function replicasOfWorkload(inventory: Inventory): ReplicasOfWorkload {
  const objects = kubernetesObjects(inventory);

  function autoscalersOf(workload: Resource): readonly Resource[] {
    const [group = '', kind = ''] = workload.type.split('::').slice(1);
    const found = objects.besides(workload, 'Kubernetes::autoscaling::HorizontalPodAutoscaler').filter(
      ({ properties }) =>
        stringAt(properties, 'spec.scaleTargetRef.kind') === kind &&
        stringAt(properties, 'spec.scaleTargetRef.name') === nameOf(workload) &&
        // Without a group the autoscaler would look for the kind in the core group, and find none.
        (stringAt(properties, 'spec.scaleTargetRef.apiVersion') ?? '').startsWith(`${group}/`),
    );
    const other = objects
      .besides(workload, 'Kubernetes::keda.sh::ScaledObject')
      .find(
        ({ properties }) =>
          stringAt(properties, 'spec.scaleTargetRef.name') === nameOf(workload) &&
          (stringAt(properties, 'spec.scaleTargetRef.kind') ?? 'Deployment') === kind,
      );
    if (found.length === 0 && other)
      throw new UnseenInput(`is scaled by the ScaledObject ${nameOf(other)}, which is not read here`, 'spec.replicas');
    return found;
  }

  function bounds(workload: Resource): Bounds {
    if (workload.type === 'Kubernetes::apps::DaemonSet')
      throw new UnseenInput('a DaemonSet has as many pods as there are nodes, which are not known', '');
    const [autoscaler] = autoscalersOf(workload);
    if (!autoscaler || isSwitchedOff(workload)) {
      const count = numberAt(workload.properties, 'spec.replicas') ?? 1;
      return { least: count, most: count, by: workload, at: 'spec.replicas' };
    }
    const least = numberAt(autoscaler.properties, 'spec.minReplicas') ?? 1;
    const most = numberAt(autoscaler.properties, 'spec.maxReplicas') ?? least;
    return { least, most, by: autoscaler, at: 'spec.minReplicas' };
  }

  return { autoscalersOf, bounds };
}

/** Whether a workload runs no pods, which also stops its autoscaler. Throws UnseenInput. */
export function isSwitchedOff({ properties }: Resource): boolean {
  return numberAt(properties, 'spec.replicas') === 0;
}
