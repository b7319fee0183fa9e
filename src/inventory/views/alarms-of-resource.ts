import type { Inventory } from '../inventory.ts';
import { booleanAt, listAt, mapsAt, unseenInput } from '../read.ts';
import { nameOf, type Resource } from '../resource.ts';
import { isUnseen, referencesIn, unseenIn, type Value } from '../value.ts';
import { existing } from './referrers.ts';

const alarmType = 'AWS::CloudWatch::Alarm';

/** The property that names a record in the dimensions of its metrics. Source: each service's page on its CloudWatch metrics. */
const dimensionNames: Readonly<Record<string, string>> = {
  'AWS::DocDB::DBCluster': 'DBClusterIdentifier',
  'AWS::ECS::Service': 'ServiceName',
  'AWS::ElastiCache::ReplicationGroup': 'ReplicationGroupId',
  'AWS::OpenSearchService::Domain': 'DomainName',
  'AWS::RDS::DBCluster': 'DBClusterIdentifier',
  'AWS::RDS::DBInstance': 'DBInstanceIdentifier',
};

/** Which alarms watch a metric of a resource. */
export interface AlarmsOfResource {
  /** All of them. Throws UnseenInput when none was found and it was not seen what one of them watches. */
  readonly alarmsOn: (resource: Resource) => readonly Resource[];
}

export function alarmsOfResource(inventory: Inventory): AlarmsOfResource {
  const alarms = inventory.ofType(alarmType);
  const watched = new Map<string, Set<Resource>>();
  for (const alarm of alarms) {
    for (const { to } of alarm.edges.filter(({ path }) => /^(Dimensions|Metrics)\./u.test(path)))
      watched.set(to, (watched.get(to) ?? new Set()).add(alarm));
  }

  function alarmsOn(resource: Resource): readonly Resource[] {
    const found = [...(watched.get(resource.id) ?? [])];
    const certain = found.filter(({ existence }) => existence === undefined);
    if (certain.length > 0) return certain;
    const name = resource.properties[dimensionNames[resource.type] ?? ''];
    const named = alarms
      .filter(({ region }) => region === resource.region)
      .filter((alarm) => {
        const values = dimensionsOf(alarm);
        if (typeof name === 'string' && values.includes(name)) return true;
        const hole = values.map(unseenIn).find((one) => one !== undefined);
        if (hole) throw unseenInput(hole, `${nameOf(alarm)}.Dimensions`);
        return values.some((value) => referencesIn(value).some(({ to }) => to.reference === resource.id));
      });
    return named.map(existing);
  }

  return { alarmsOn };
}

function dimensionsOf({ properties }: Resource): Value[] {
  const metrics = mapsAt(properties, 'Metrics').flatMap((metric) => mapsAt(metric, 'MetricStat.Metric.Dimensions'));
  return [...mapsAt(properties, 'Dimensions'), ...metrics].map((dimension) => dimension['Value'] ?? null);
}

/** Whether the alarm calls anything when it goes off. Throws UnseenInput when every action it may have was not seen. */
export function callsSomething({ properties }: Resource): boolean {
  if (booleanAt(properties, 'ActionsEnabled') === false) return false;
  const actions = listAt(properties, 'AlarmActions').filter((action) => action !== '' && action !== null);
  if (actions.some((action) => !isUnseen(action))) return true;
  const [hole] = actions;
  if (isUnseen(hole)) throw unseenInput(hole, 'AlarmActions');
  return false;
}
