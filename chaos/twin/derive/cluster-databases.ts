import { numberAt, valueAt } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import { clusterMembers } from '../../../src/inventory/views/cluster-members.ts';
import { isReadReplica, isSecondaryCluster } from '../../../src/inventory/views/databases.ts';
import { globalDatabases } from '../../../src/inventory/views/global-databases.ts';
import type { DatabasePart, FollowerPart } from '../twin-plan.ts';
import { databaseEngine } from './database-engine.ts';
import { type DatabasePlaces, databasePlaces } from './database-places.ts';
import { type Derivation, NoPart } from './derivation.ts';
import { linkDelay, linkText } from './link-delay.ts';

const clusterType = 'AWS::RDS::DBCluster';

/** The databases that are clusters: Aurora's, and RDS's with two readable standbys. `nodes` is given the id of each cluster and member. */
export function clusterDatabases(d: Derivation, nodes: Map<string, string>): readonly DatabasePart[] {
  const { membersOf } = clusterMembers(d.inventory);
  const { partnersOf } = globalDatabases(d.inventory);
  const clusters = d.inventory.ofType(clusterType);

  return clusters.flatMap((cluster) => {
    const part = d.attempt(cluster, () => (follows(cluster) ? undefined : databaseOf(cluster)));
    return part ? [part] : [];
  });

  function follows(cluster: Resource): boolean {
    return isSecondaryCluster(cluster) || isReadReplica(cluster);
  }

  function databaseOf(cluster: Resource): DatabasePart {
    const engine = databaseEngine(d, cluster);
    const places = databasePlaces(d);
    const id = d.idFor(cluster.region, nameOf(cluster), `${cluster.stack ?? ''} ${nameOf(cluster)}`);
    nodes.set(cluster.id, id);
    const { zone, followers, differences } =
      valueAt(cluster.properties, 'DBClusterInstanceClass') === undefined
        ? auroraMembers(cluster, id, places)
        : readableStandbys(cluster, id, places);
    d.map(cluster, id, [...engine.differences, ...differences]);
    return {
      id,
      engine: 'postgresql',
      engineMajor: engine.engineMajor,
      asked: engine.asked,
      region: d.zones.roleOf(cluster.region),
      zone,
      followers: [...followers, ...secondaries(cluster)],
    };
  }

  function auroraMembers(cluster: Resource, id: string, places: DatabasePlaces) {
    const [writer, ...readers] = membersOf(cluster).toSorted(byTier);
    if (!writer) throw new NoPart('has no instance');
    const { zone, differences } = places.zoneFor(writer);
    nodes.set(writer.id, id);
    d.map(writer, id, ['which member writes is not in the template, and the one of the lowest tier is taken']);
    const followers = readers.flatMap((reader): FollowerPart[] => {
      const found = d.attempt(reader, () => places.zoneFor(reader));
      if (!found) return [];
      const link = linkDelay(d, cluster.region, reader.region);
      const follower = `${id}/${nameOf(reader).toLowerCase()}`;
      nodes.set(reader.id, follower);
      d.map(reader, follower, [
        ...found.differences,
        `follows ${linkText(link)} and may lose what is on it, while Aurora's members share one storage and lose nothing`,
      ]);
      return [
        {
          id: follower,
          region: d.zones.roleOf(reader.region),
          zone: found.zone,
          role: 'standby',
          mode: 'async',
          linkDelayMs: link.delayMs,
          reads: true,
        },
      ];
    });
    return { zone, followers, differences };
  }

  function readableStandbys(cluster: Resource, id: string, places: DatabasePlaces) {
    const { zone, differences } = places.zoneFor(cluster);
    const others = [1, 2].map(() => places.zoneFor(cluster).zone).filter((one) => one !== zone);
    const followers = [...new Set(others)].map(
      (other, index): FollowerPart => ({
        id: `${id}/standby-${index + 1}`,
        region: d.zones.roleOf(cluster.region),
        zone: other,
        role: 'standby',
        mode: 'sync',
        linkDelayMs: 0,
        reads: true,
      }),
    );
    return { zone, followers, differences };
  }

  /** Clusters of other regions that copy this one: each is one follower, however many members it has. */
  function secondaries(cluster: Resource): readonly FollowerPart[] {
    const partners = d.attempt(cluster, () => partnersOf(cluster), 'its global database ') ?? [];
    const replicas = clusters.filter(
      (other) => d.attempt(other, () => sourceOf(other) === cluster, 'its source ') === true,
    );
    return [...new Set([...partners, ...replicas])].filter(follows).flatMap((secondary) => {
      const follower = d.attempt(secondary, () => followerOf(secondary, cluster));
      return follower ? [follower] : [];
    });
  }

  function sourceOf(cluster: Resource): Resource | undefined {
    const path = 'ReplicationSourceIdentifier';
    const value = valueAt(cluster.properties, path);
    return value === undefined ? undefined : d.inventory.resolve(value, path);
  }

  function followerOf(secondary: Resource, source: Resource): FollowerPart {
    const [member = secondary] = membersOf(secondary).toSorted(byTier);
    const { zone, differences } = databasePlaces(d).zoneFor(member);
    const link = linkDelay(d, source.region, secondary.region);
    const id = d.idFor(secondary.region, nameOf(secondary), `${secondary.stack ?? ''} ${nameOf(secondary)}`);
    for (const one of [secondary, ...membersOf(secondary)]) nodes.set(one.id, id);
    d.map(secondary, id, [...differences, `follows ${linkText(link)}, one follower for the whole cluster`]);
    return {
      id,
      region: d.zones.roleOf(secondary.region),
      zone,
      role: 'replica',
      mode: 'async',
      linkDelayMs: link.delayMs,
      reads: true,
    };
  }
}

/** A lower tier is promoted first; without one it is 1. Source: https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.AuroraHighAvailability.html */
function byTier(one: Resource, other: Resource): number {
  const tier = ({ properties }: Resource): number => numberAt(properties, 'PromotionTier') ?? 1;
  return tier(one) - tier(other) || (nameOf(one) < nameOf(other) ? -1 : 1);
}
