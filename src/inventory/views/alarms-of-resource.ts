import type { Inventory } from '../inventory.ts';
import { booleanAt, mapsAt, stringAt, UnseenInput, unseenInput } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { unseenIn, type ValueMap } from '../value.ts';
import { givenName } from './given-name.ts';
import { isNamed } from './is-named.ts';
import { listHoldsAnything } from './list-holds.ts';
import { existing } from './referrers.ts';

const alarmType = 'AWS::CloudWatch::Alarm';

/** The property that names a record in the dimensions of its metrics. Source: each service's page on its CloudWatch metrics. */
const dimensionNames: Readonly<Record<string, string>> = {
  'AWS::DocDB::DBCluster': 'DBClusterIdentifier',
  'AWS::DocDB::DBInstance': 'DBInstanceIdentifier',
  'AWS::ECS::Service': 'ServiceName',
  'AWS::ElastiCache::ReplicationGroup': 'ReplicationGroupId',
  'AWS::OpenSearchService::Domain': 'DomainName',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
};

/** Which alarms watch a metric of a resource. */
export interface AlarmsOfResource {
  /** Those that do for certain; what was not seen is left out, so an empty list says nothing. */
  readonly certainAlarmsOn: (resource: Resource) => readonly Resource[];
  /** All of them. Throws UnseenInput when it was not seen what one of them watches, or what the resource is called. */
  readonly alarmsOn: (resource: Resource) => readonly Resource[];
}

export function alarmsOfResource(inventory: Inventory): AlarmsOfResource {
  const alarms = inventory.ofType(alarmType);
  const watched = new Map<string, Set<Resource>>();
  for (const alarm of alarms) {
    for (const { to } of alarm.edges.filter(({ path }) => /^(Dimensions|Metrics)\./u.test(path)))
      watched.set(to, (watched.get(to) ?? new Set()).add(alarm));
  }
  let byRegion: ReadonlyMap<string, Told> | undefined;
  const referring = (resource: Resource): readonly Resource[] => [...(watched.get(resource.id) ?? [])];

  return {
    certainAlarmsOn: (resource) => referring(resource).filter(({ existence }) => existence === undefined),
    alarmsOn(resource) {
      const found = new Set(referring(resource));
      byRegion ??= new Map(
        [...Map.groupBy(alarms, ({ region }) => region)].map(([region, all]) => [region, told(all)]),
      );
      const near = byRegion.get(resource.region) ?? told([]);
      const doubtful = near.doubtful.filter((alarm) => !found.has(alarm) && names(alarm, resource));
      const property = dimensionNames[resource.type];
      const byName = property === undefined ? undefined : near.byDimension.get(property);
      // Asked only where a dimension may hold it: it may not have been seen.
      const certain = property === undefined ? [] : (byName?.get(givenName(resource, property)) ?? []);
      const named = [...doubtful, ...certain].toSorted((one, other) => (one.id < other.id ? -1 : 1));
      return [...new Set([...found, ...named])].map(existing);
    },
  };
}

/** The alarms of a region: those whose dimensions were all seen, by the name and value of each, so that many may ask; and the others. */
interface Told {
  readonly byDimension: ReadonlyMap<string | undefined, ReadonlyMap<string | undefined, readonly Resource[]>>;
  readonly doubtful: readonly Resource[];
}

function told(alarms: readonly Resource[]): Told {
  const doubtful: Resource[] = [];
  const rows = alarms.flatMap((alarm) => {
    try {
      return dimensionsOf(alarm).flatMap((dimension) => {
        const value = valueOf(dimension, alarm);
        return value === undefined ? [] : [{ alarm, name: stringAt(dimension, 'Name'), value }];
      });
    } catch (error) {
      if (!(error instanceof UnseenInput)) throw error;
      doubtful.push(alarm);
      return [];
    }
  });
  const byName = Map.groupBy(rows, ({ name }) => name);
  return {
    byDimension: new Map(
      [...byName].map(([name, named]) => {
        const byValue = Map.groupBy(named, ({ value }) => value);
        return [name, new Map([...byValue].map(([value, found]) => [value, found.map(({ alarm }) => alarm)]))];
      }),
    ),
    doubtful,
  };
}

/** Whether a dimension of the alarm's metrics holds the resource's name. */
function names(alarm: Resource, resource: Resource): boolean {
  const property = dimensionNames[resource.type];
  return dimensionsOf(alarm).some((dimension) => {
    const value = valueOf(dimension, alarm);
    if (value === undefined || property === undefined) return false;
    return stringAt(dimension, 'Name') === property && isNamed(resource, property, value);
  });
}

/** What a dimension holds where that is written; undefined for a reference. Throws UnseenInput. */
function valueOf(dimension: ValueMap, alarm: Resource): string | undefined {
  const value = dimension['Value'];
  const hole = unseenIn(value);
  if (hole) throw unseenInput(hole, `${nameOf(alarm)}.Dimensions`);
  return typeof value === 'string' ? value : undefined;
}

function dimensionsOf(alarm: Resource): readonly ValueMap[] {
  const properties = { [nameOf(alarm)]: alarm.properties };
  const metrics = mapsAt(properties, `${nameOf(alarm)}.Metrics`).flatMap((metric) =>
    mapsAt(metric, 'MetricStat.Metric.Dimensions'),
  );
  return [...mapsAt(properties, `${nameOf(alarm)}.Dimensions`), ...metrics];
}

/** Whether the alarm calls anything when it goes off. Throws UnseenInput when every action it may have was not seen. */
export function callsSomething({ properties }: Resource): boolean {
  if (booleanAt(properties, 'ActionsEnabled') === false) return false;
  return listHoldsAnything(properties, 'AlarmActions');
}
