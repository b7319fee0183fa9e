import { listAt, stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { join } from '../../inventory/value.ts';
import { memberTypes } from '../../inventory/views/cluster-members.ts';
import { isSecondaryCluster } from '../../inventory/views/databases.ts';
import { distinctZones } from '../../inventory/views/zones-of-group.ts';
import { fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';

/**
 * Judges whether another instance of a cluster, in another zone, can take over from the writer.
 * Source: CreateDBCluster and CreateDBInstance, AvailabilityZones and AvailabilityZone.
 */
export function judgeClusterStandby(cluster: Resource, members: () => readonly Resource[]): Judgement {
  if (valueAt(cluster.properties, 'DBClusterInstanceClass') !== undefined)
    return pass('Keeps standbys: it is a Multi-AZ DB cluster, with two readable standbys in two other zones.');
  if (stringAt(cluster.properties, 'EngineMode') === 'serverless')
    return unknown('EngineMode is serverless (v1), which recreates its instance in another zone and keeps no standby.');
  const found = members();
  const memberType = memberTypes[cluster.type] ?? '';
  const mend = `Add an ${memberType} in another zone whose DBClusterIdentifier is ${nameOf(cluster)}.`;
  if (found.length === 0 && isSecondaryCluster(cluster))
    return notApplicable('Is a secondary cluster that keeps the data of a global database, without instances.');
  if (found.length === 0) return fail('Keeps no standby: it has no instance.', mend, { wants: [memberType] });
  const [only] = found;
  if (only && found.length === 1)
    return fail(`Keeps no standby: ${nameOf(only)} is its only instance.`, mend, { seen: found, wants: [memberType] });
  return judgePlaces(cluster, found, memberType);
}

function judgePlaces(cluster: Resource, found: readonly Resource[], memberType: string): Judgement {
  const names = found.map(nameOf).join(', ');
  const written = found.map(({ properties }) => stringAt(properties, 'AvailabilityZone'));
  const placed = written.filter((zone) => zone !== undefined);
  const zones = distinctZones(placed, 'AvailabilityZone');
  if (zones.length > 1) return pass(`Keeps a standby: ${names} lie in ${zones.join(', ')}.`, { seen: found });
  if (placed.length === found.length)
    return fail(
      `Keeps no standby in another zone: ${names} all lie in ${zones.join()}.`,
      `Set AvailabilityZone of ${nameOf(found.at(-1) ?? cluster)} to another zone.`,
      { seen: found, wants: [memberType] },
    );
  const listed = new Set(
    listAt(cluster.properties, 'AvailabilityZones').map((_, index) =>
      stringAt(cluster.properties, join('AvailabilityZones', index)),
    ),
  );
  // Only where the cluster lists zones does AWS promise to place the first three instances in different ones.
  if (placed.length === 0 && listed.size > 1)
    return pass(
      `Keeps a standby: ${names} are placed in different ones of the zones that AvailabilityZones lists (${[...listed].join(', ')}).`,
      { seen: found },
    );
  const unplaced = found.filter((_, index) => written[index] === undefined).map(nameOf);
  return unknown(
    `${unplaced.join(', ')} ${unplaced.length === 1 ? 'names' : 'name'} no AvailabilityZone, so AWS chooses one by default, which may be the same as another's.`,
    'AvailabilityZones',
  );
}
