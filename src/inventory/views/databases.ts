import type { Inventory } from '../inventory.ts';
import { physicalName } from '../physical-name.ts';
import { stringAt, UnseenInput, valueAt } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { type Meanings, meanings } from './meanings.ts';
import { existing, referrersOf } from './referrers.ts';

const instanceType = 'AWS::RDS::DBInstance';

/** How the instances of relational databases belong together. */
export interface Databases {
  /** The instance that a replica copies, undefined for a primary. Throws UnseenInput. */
  readonly sourceOf: (instance: Resource) => Resource | undefined;
  /** The replicas that copy an instance directly, for certain; see Referrers. */
  readonly certainReplicasOf: (source: Resource) => readonly Resource[];
  /** All replicas that copy an instance directly. Throws UnseenInput when one replica's source was not seen. */
  readonly replicasOf: (source: Resource) => readonly Resource[];
  /** The instances of a cluster. Throws UnseenInput when one instance's cluster was not seen. */
  readonly membersOf: (cluster: Resource) => readonly Resource[];
}

export function databasesOf(inventory: Inventory): Databases {
  const referrers = referrersOf(inventory);
  // Made when they are first asked for: a database of a thousand would otherwise ask all others each time.
  let byName: ReadonlyMap<string | undefined, readonly Resource[]> | undefined;
  let copies: Meanings | undefined;

  function sourceOf(instance: Resource): Resource | undefined {
    const path = `${nameOf(instance)}.SourceDBInstanceIdentifier`;
    const value = valueAt({ [nameOf(instance)]: instance.properties }, path);
    if (value === undefined) return undefined;
    return typeof value === 'string' ? named(value, instance, path) : inventory.resolve(value, path);
  }

  // A bare name means the replica's own region; an ARN says its region. Databases of two regions often share a name.
  function named(value: string, replica: Resource, path: string): Resource {
    const [, , , region = replica.region, , , name = value] = value.split(':');
    byName ??= Map.groupBy(inventory.ofType(instanceType), (one) => keyOf(one.region, physicalName(one)));
    const found = inventory.find(value) ?? byName.get(keyOf(region, name))?.[0];
    if (!found) throw new UnseenInput(`"${value}" is not among the resources that were collected`, path, value);
    return found;
  }

  return {
    sourceOf,
    certainReplicasOf: (source) => referrers.certain(source, instanceType, 'SourceDBInstanceIdentifier'),
    replicasOf(source) {
      copies ??= meanings(inventory.ofType(instanceType), sourceOf);
      if (copies.unseen) throw copies.unseen;
      return (copies.byMeant.get(source.id) ?? []).map(existing);
    },
    membersOf: (cluster) => referrers.all(cluster, instanceType, 'DBClusterIdentifier'),
  };
}

function keyOf(region: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : `${region} ${name.toLowerCase()}`;
}

/** Whether the instance is a member of a cluster, which then holds the settings. Throws UnseenInput. */
export function isClusterMember({ type, properties }: Resource): boolean {
  if (type !== instanceType) return false;
  return (
    valueAt(properties, 'DBClusterIdentifier') !== undefined ||
    (stringAt(properties, 'Engine')?.startsWith('aurora') ?? false)
  );
}

/** Whether the database is a read replica of another instance or cluster. Throws UnseenInput. */
export function isReadReplica({ properties }: Resource): boolean {
  return ['SourceDBInstanceIdentifier', 'SourceDBClusterIdentifier', 'ReplicationSourceIdentifier'].some(
    (path) => valueAt(properties, path) !== undefined,
  );
}

/**
 * Whether the cluster is a secondary of a global database: it joins one and brings no data or administrator of its own.
 * Throws UnseenInput.
 */
export function isSecondaryCluster({ type, properties }: Resource): boolean {
  if (type !== 'AWS::RDS::DBCluster' || valueAt(properties, 'GlobalClusterIdentifier') === undefined) return false;
  return !['MasterUsername', 'SnapshotIdentifier', 'SourceDBClusterIdentifier'].some(
    (path) => valueAt(properties, path) !== undefined,
  );
}
