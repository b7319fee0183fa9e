import type { Inventory } from '../inventory.ts';
import { stringAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { isReference } from '../value.ts';
import { firstThat } from './first-that.ts';
import { existing } from './referrers.ts';

/** Kubernetes objects by the cluster and namespace they lie in. All throw UnseenInput for an object that may not exist. */
export interface KubernetesObjects {
  /** Those of a type in the cluster of an object. */
  readonly inClusterOf: (object: Resource, type: string) => readonly Resource[];
  /** Those of a type in the namespace of an object, or in another one that is given. */
  readonly besides: (object: Resource, type: string, namespace?: string) => readonly Resource[];
  /** The one of a type and name in the namespace of an object, or in another one that is given. */
  readonly named: (object: Resource, type: string, name: string, namespace?: string) => Resource | undefined;
}

export function kubernetesObjects(inventory: Inventory): KubernetesObjects {
  const all = inventory.ofFamily('Kubernetes::');
  const inCluster = Map.groupBy(all, (resource) => `${clusterKey(resource)} ${resource.type}`);
  const byNamespace = Map.groupBy(all, (resource) => placed(resource, namespaceOf(resource), resource.type));
  const within = (object: Resource, type: string, namespace = namespaceOf(object)): readonly Resource[] =>
    byNamespace.get(placed(object, namespace, type)) ?? [];
  return {
    inClusterOf: (object, type) => (inCluster.get(`${clusterKey(object)} ${type}`) ?? []).map(existing),
    besides: (object, type, namespace) => within(object, type, namespace).map(existing),
    named: (object, type, name, namespace) =>
      firstThat(within(object, type, namespace), (one) => nameOf(one) === name && existing(one) === one),
  };
}

/** The namespace an object lies in; `default` where its manifest names none. */
export function namespaceOf(object: Resource): string {
  return stringAt(object.attributes, 'Namespace') ?? 'default';
}

/** Tells clusters apart: the record of a cluster, or what it is called in its region where no template declares it. */
export function clusterKey({ attributes, account, region, id }: Resource): string {
  const cluster = attributes['Cluster'];
  if (isReference(cluster)) return cluster.reference;
  return typeof cluster === 'string' ? `${account}/${region}/${cluster}` : id.split('/').slice(0, 3).join('/');
}

/** What an object's cluster is called where its manifests are declared. */
export function clusterName({ id }: Resource): string {
  return id.split('/')[2] ?? '';
}

function placed(object: Resource, namespace: string, type: string): string {
  return `${clusterKey(object)} ${namespace} ${type}`;
}
