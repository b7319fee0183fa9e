import { booleanAt } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import { databasesOf, isClusterMember } from '../../../src/inventory/views/databases.ts';
import type { DatabasePart, FollowerPart } from '../twin-plan.ts';
import { databaseEngine } from './database-engine.ts';
import { type DatabasePlaces, databasePlaces } from './database-places.ts';
import type { Derivation } from './derivation.ts';
import { linkDelay, linkText } from './link-delay.ts';

/** The databases that RDS runs on instances of their own, with their standbys and read replicas. `nodes` is given the id of each instance. */
export function instanceDatabases(d: Derivation, nodes: Map<string, string>): readonly DatabasePart[] {
  const { sourceOf } = databasesOf(d.inventory);
  const instances = d.inventory
    .ofType('AWS::RDS::DBInstance')
    .filter((instance) => d.attempt(instance, () => !isClusterMember(instance), 'its cluster ') === true);
  const placed = instances.flatMap((instance) => {
    const found = d.attempt(instance, () => ({ instance, source: sourceOf(instance) }));
    return found ? [found] : [];
  });

  return placed.flatMap(({ instance, source }) => {
    if (source) return [];
    const part = d.attempt(instance, () => databaseOf(instance));
    return part ? [part] : [];
  });

  function databaseOf(writer: Resource): DatabasePart {
    const places = databasePlaces(d);
    const engine = databaseEngine(d, writer);
    const { zone, differences } = places.zoneFor(writer);
    const doubled = booleanAt(writer.properties, 'MultiAZ') === true;
    const other = doubled ? places.besides(writer, zone) : undefined;
    const id = d.idFor(writer.region, nameOf(writer), `${writer.stack ?? ''} ${nameOf(writer)}`);
    nodes.set(writer.id, id);
    const standby: readonly FollowerPart[] =
      other === undefined
        ? []
        : [
            {
              id: `${id}/standby`,
              region: d.zones.roleOf(writer.region),
              zone: other,
              role: 'standby',
              mode: 'sync',
              linkDelayMs: 0,
              reads: false,
            },
          ];
    d.map(writer, id, [
      ...engine.differences,
      ...differences,
      ...(doubled && other === undefined ? ['its subnet group spans one zone, where no standby can lie'] : []),
      ...(other === undefined ? [] : ['its standby follows by synchronous streaming, not by copies of blocks']),
    ]);
    return {
      id,
      engine: 'postgresql',
      engineMajor: engine.engineMajor,
      asked: engine.asked,
      region: d.zones.roleOf(writer.region),
      zone,
      followers: [...standby, ...replicasOf(writer, places)],
    };
  }

  /** Those that copy the writer, and those that copy these. */
  function replicasOf(source: Resource, places: DatabasePlaces): readonly FollowerPart[] {
    return placed
      .filter((one) => one.source === source)
      .flatMap(({ instance }) => {
        const follower = d.attempt(instance, () => followerOf(instance, source, places));
        return follower ? [follower, ...replicasOf(instance, places)] : [];
      });
  }

  function followerOf(replica: Resource, source: Resource, places: DatabasePlaces): FollowerPart {
    const { zone, differences } = places.zoneFor(replica);
    const link = linkDelay(d, source.region, replica.region);
    const id = d.idFor(replica.region, nameOf(replica), `${replica.stack ?? ''} ${nameOf(replica)}`);
    nodes.set(replica.id, id);
    d.map(replica, id, [...differences, `follows ${linkText(link)}, however much is written`]);
    if (booleanAt(replica.properties, 'MultiAZ') === true)
      d.leave(replica, 'the standby of a replica (MultiAZ) is not run: without its zone the replica is gone');
    return {
      id,
      region: d.zones.roleOf(replica.region),
      zone,
      role: 'replica',
      mode: 'async',
      linkDelayMs: link.delayMs,
      reads: false,
    };
  }
}
