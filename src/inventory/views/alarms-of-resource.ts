import type { Inventory } from '../inventory.ts';
import { booleanAt, mapsAt, stringAt, unseenInput } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { unseenIn, type ValueMap } from '../value.ts';
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
  const referring = (resource: Resource): readonly Resource[] => [...(watched.get(resource.id) ?? [])];

  return {
    certainAlarmsOn: (resource) => referring(resource).filter(({ existence }) => existence === undefined),
    alarmsOn(resource) {
      const found = new Set(referring(resource));
      for (const alarm of alarms.filter(({ region }) => region === resource.region))
        if (!found.has(alarm) && names(alarm, resource)) found.add(alarm);
      return [...found].map(existing);
    },
  };
}

/** Whether a dimension of the alarm's metrics holds the resource's name. */
function names(alarm: Resource, resource: Resource): boolean {
  const property = dimensionNames[resource.type];
  return dimensionsOf(alarm).some((dimension) => {
    const value = dimension['Value'];
    const hole = unseenIn(value);
    if (hole) throw unseenInput(hole, `${nameOf(alarm)}.Dimensions`);
    if (typeof value !== 'string' || property === undefined) return false;
    return stringAt(dimension, 'Name') === property && isNamed(resource, property, value);
  });
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
