import type { Inventory } from '../inventory.ts';
import { mapAt, stringAt, UnseenInput, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import type { Value } from '../value.ts';
import { allHold, firstThat, thoseThat } from './first-that.ts';
import { givenName } from './given-name.ts';
import { isNamed } from './is-named.ts';
import { clusterKey, namespaceOf } from './kubernetes-objects.ts';
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
  let byAccount: ReadonlyMap<string, readonly Resource[]> | undefined;

  /** Those that may be about its cluster. */
  function associationsNear(workload: Resource): readonly Resource[] {
    // Which cluster it lies in decides which associations are about it.
    valueAt(workload.attributes, 'Cluster');
    return inventory
      .ofType('AWS::EKS::PodIdentityAssociation')
      .filter(({ account, region }) => account === workload.account && region === workload.region);
  }

  /** Those of its cluster's region that name the service account, and those of which it was not seen whether they do. */
  function associationsOf(workload: Resource, name: string): readonly Resource[] {
    valueAt(workload.attributes, 'Cluster');
    const place = `${workload.account}/${workload.region}`;
    byAccount ??= Map.groupBy(inventory.ofType('AWS::EKS::PodIdentityAssociation'), accountNamed);
    return [
      ...(byAccount.get(`${place}/${namespaceOf(workload)}/${name}`) ?? []),
      ...(byAccount.get(`${place}/${notSeen}`) ?? []),
    ];
  }

  function isAbout(association: Resource, workload: Resource): boolean {
    return allHold([
      () => clusterMeant(association) === clusterKey(workload),
      () => existing(association) === association,
    ]);
  }

  function clusterMeant(association: Resource): string {
    const { account, region } = association;
    const value = readFrom(association, 'ClusterName');
    if (typeof value !== 'string') return inventory.resolve(value, `${nameOf(association)}.ClusterName`).id;
    const near = inventory
      .ofType('AWS::EKS::Cluster')
      .filter((cluster) => cluster.region === region && cluster.account === account);
    const record = firstThat(near, (cluster) => isNamed(cluster, 'Name', value) && existing(cluster) === cluster);
    return record?.id ?? `${account}/${region}/${value}`;
  }

  function roleAt(value: Value | undefined, path: string): PodRole | undefined {
    if (value === undefined) return undefined;
    if (typeof value === 'string' && inventory.find(value) === undefined) {
      const known = firstThat(inventory.ofType('AWS::IAM::Role'), (role) =>
        isNamed(role, 'RoleName', value.slice(value.lastIndexOf('/') + 1)),
      );
      if (!known) return { key: value, shown: `the role ${value}`, records: [] };
    }
    const role = inventory.resolve(value, path);
    return { key: role.id, shown: `the role ${nameOf(role)}`, records: [role] };
  }

  function bound(association: Resource): PodRole | undefined {
    return roleAt(readFrom(association, 'RoleArn'), `${nameOf(association)}.RoleArn`);
  }

  function annotated(account: Resource): PodRole | undefined {
    const arn = mapAt(account.properties, 'metadata.annotations')?.['eks.amazonaws.com/role-arn'];
    return arn === undefined || arn === null || arn === '' ? undefined : roleAt(arn, 'metadata.annotations');
  }

  return {
    roleOf(workload, name, account) {
      const association = firstThat(associationsOf(workload, name), (one) =>
        allHold([
          () => isNamed(one, 'Namespace', namespaceOf(workload)),
          () => isNamed(one, 'ServiceAccount', name),
          () => isAbout(one, workload),
        ]),
      );
      return association ? bound(association) : account && annotated(account);
    },
    othersUnder(workload, name, role) {
      const own = `${namespaceOf(workload)}/${name}`;
      const byAssociation = associationsNear(workload).map((one) => ({
        name: () => `${stringAt(one.properties, 'Namespace')}/${stringAt(one.properties, 'ServiceAccount')}`,
        isUnder: () => allHold([() => isAbout(one, workload), () => bound(one)?.key === role.key]),
      }));
      const byAnnotation = inventory
        .ofType('Kubernetes::core::ServiceAccount')
        .filter((account) => clusterKey(account) === clusterKey(workload))
        .map((account) => ({
          name: () => `${namespaceOf(account)}/${nameOf(account)}`,
          isUnder: () => allHold([() => annotated(account)?.key === role.key, () => existing(account) === account]),
        }));
      const others = thoseThat([...byAssociation, ...byAnnotation], (one) =>
        allHold([() => one.name() !== own, one.isUnder]),
      );
      return [...new Set(others.map((one) => one.name()))];
    },
  };
}

/** No namespace is named so. */
const notSeen = '?';

/** The service account that an association is about, with its place. */
function accountNamed(association: Resource): string {
  const place = `${association.account}/${association.region}`;
  try {
    return `${place}/${givenName(association, 'Namespace')}/${givenName(association, 'ServiceAccount')}`;
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
    return `${place}/${notSeen}`;
  }
}

/** A property, by a path that names its record. Throws UnseenInput. */
function readFrom(record: Resource, property: string): Value | undefined {
  return valueAt({ [nameOf(record)]: record.properties }, `${nameOf(record)}.${property}`);
}
