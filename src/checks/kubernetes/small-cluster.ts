import type { Resource } from '../../inventory/resource.ts';
import type { Value, ValueMap } from '../../inventory/value.ts';
import { given, ref } from '../case.ts';

interface Placement {
  readonly namespace?: string;
  readonly labels?: Record<string, string>;
  /** The cluster's logical id, or unseen. */
  readonly cluster?: Value;
}

/** For cases: an object (`apps::Deployment`) of the namespace `shop` in the cluster `Cluster`, as its manifest would give it. Origin: case. */
export function object(
  type: string,
  name: string,
  manifest: ValueMap,
  { namespace = 'shop', labels = {}, cluster = ref('Cluster') }: Placement = {},
): Resource {
  const record = given(`Kubernetes::${type}`, name, manifest, { tags: labels });
  const kind = type.slice(type.lastIndexOf(':') + 1);
  return {
    ...record,
    id: `${record.account}/${record.region}/Cluster/${namespace}/${kind}/${name}`,
    attributes: { Cluster: cluster, Namespace: namespace },
  };
}

/** For cases: the Deployment `web`, whose pods are labelled `app: web`, with what is given put into its pod spec and its spec. Origin: case. */
export function deployment(podSpec: ValueMap, spec: ValueMap = {}): Resource {
  return object('apps::Deployment', 'web', {
    spec: { replicas: 3, ...spec, template: { metadata: { labels: { app: 'web' } }, spec: podSpec } },
  });
}

/** For cases: an autoscaler of the Deployment `web` between three and nine pods. Origin: case. */
export function autoscaler(spec: ValueMap = {}): Resource {
  return object('autoscaling::HorizontalPodAutoscaler', 'web', {
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
      minReplicas: 3,
      maxReplicas: 9,
      ...spec,
    },
  });
}
