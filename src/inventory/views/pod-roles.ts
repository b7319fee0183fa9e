import type { Inventory } from '../inventory.ts';
import { mapAt, stringAt, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import type { Value } from '../value.ts';
import { clusterKey, kubernetesObjects, namespaceOf } from './kubernetes-objects.ts';
import { existing } from './referrers.ts';

/** The IAM role of a service account, by EKS Pod Identity or by the annotation of IRSA. */
export interface PodRole {
  /** Tells roles apart: the record, or the ARN as it is written. */
  readonly key: string;
  readonly shown: string;
  readonly records: readonly Resource[];
}

export interface PodRoles {
  /** Undefined when it has none. Throws UnseenInput. */
  readonly roleOf: (workload: Resource, name: string, account: Resource | undefined) => PodRole | undefined;
  /** The other service accounts of the cluster with the same role, as `namespace/name`. Throws UnseenInput. */
  readonly othersUnder: (workload: Resource, name: string, role: PodRole) => readonly string[];
}

/** Pod Identity wins where both are set. Source: https://docs.aws.amazon.com/eks/latest/userguide/service-accounts.html */
export function podRoles(inventory: Inventory): PodRoles {
  const objects = kubernetesObjects(inventory);

  function associations(workload: Resource): readonly Resource[] {
    // Which cluster it lies in decides which associations are about it.
    valueAt(workload.attributes, 'Cluster');
    return inventory
      .ofType('AWS::EKS::PodIdentityAssociation')
      .filter(({ account, region }) => account === workload.account && region === workload.region)
      .filter((one) => clusterMeant(one) === clusterKey(workload))
      .map(existing);
  }

  function clusterMeant({ properties, account, region }: Resource): string {
    const value = valueAt(properties, 'ClusterName');
    const named = typeof value === 'string' ? `${account}/${region}/${value}` : undefined;
    const record = inventory
      .ofType('AWS::EKS::Cluster')
      .find(
        (cluster) =>
          cluster.region === region && cluster.account === account && stringAt(cluster.properties, 'Name') === value,
      );
    return (named === undefined ? inventory.resolve(value, 'ClusterName').id : record?.id) ?? named ?? '';
  }

  function roleAt(value: Value | undefined, path: string): PodRole | undefined {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && inventory.find(value) === undefined) {
      const known = inventory
        .ofType('AWS::IAM::Role')
        .some(
          ({ properties }) =>
            typeof properties['RoleName'] === 'string' && value.endsWith(`/${properties['RoleName']}`),
        );
      if (!known) return { key: value, shown: `the role ${value}`, records: [] };
    }
    const role = inventory.resolve(value, path);
    return { key: role.id, shown: `the role ${nameOf(role)}`, records: [role] };
  }

  function annotated(account: Resource): PodRole | undefined {
    const arn = mapAt(account.properties, 'metadata.annotations')?.['eks.amazonaws.com/role-arn'];
    return arn === undefined || arn === null || arn === '' ? undefined : roleAt(arn, 'metadata.annotations');
  }

  return {
    roleOf(workload, name, account) {
      const bound = associations(workload).find(
        ({ properties }) =>
          stringAt(properties, 'Namespace') === namespaceOf(workload) &&
          stringAt(properties, 'ServiceAccount') === name,
      );
      if (bound) return roleAt(valueAt(bound.properties, 'RoleArn'), 'RoleArn');
      return account && annotated(account);
    },
    othersUnder(workload, name, role) {
      const own = `${namespaceOf(workload)}/${name}`;
      const bound = associations(workload)
        .filter(({ properties }) => roleAt(valueAt(properties, 'RoleArn'), 'RoleArn')?.key === role.key)
        .map(({ properties }) => `${stringAt(properties, 'Namespace')}/${stringAt(properties, 'ServiceAccount')}`);
      const annotatedToo = objects
        .inClusterOf(workload, 'Kubernetes::core::ServiceAccount')
        .filter((account) => annotated(account)?.key === role.key)
        .map((account) => `${namespaceOf(account)}/${nameOf(account)}`);
      return [...new Set([...bound, ...annotatedToo])].filter((other) => other !== own);
    },
  };
}
