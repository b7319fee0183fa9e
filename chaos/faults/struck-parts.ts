import type { FaultScope } from '../drivers/driver.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';

/** One part a fault strikes, and how much of it. */
export interface StruckPart {
  readonly part: string;
  readonly zone?: string;
  /** `3 instances of API`, `writer`, `standby (sync)`, `node of the load balancer` */
  readonly what: string;
}

/** Everything in a scope, from the plan alone; empty when there is nothing of the kind. */
export function struckParts(plan: TwinPlan, scope: FaultScope): readonly StruckPart[] {
  if ('zone' in scope) return inZones(plan, [scope.zone]);
  if ('region' in scope) return [...inZones(plan, zonesOf(plan, scope.region)), ...ofRegion(plan, scope.region)];
  if ('part' in scope) return inZones(plan, allZones(plan)).filter(({ part }) => part === scope.part);
  if ('replicationOf' in scope)
    return plan.databases
      .filter(({ id }) => id === scope.replicationOf)
      .flatMap(({ followers }) =>
        followers.map(({ id, zone, role, mode }) => ({ part: id, zone, what: `what reaches the ${role} (${mode})` })),
      );
  return between(plan, scope.from, scope.to);
}

export function zonesOf(plan: TwinPlan, region: string): readonly string[] {
  return plan.regions.filter(({ role }) => role === region).flatMap(({ zones }) => zones.map(({ id }) => id));
}

function allZones({ regions }: TwinPlan): readonly string[] {
  return regions.flatMap(({ zones }) => zones.map(({ id }) => id));
}

function inZones(plan: TwinPlan, zones: readonly string[]): readonly StruckPart[] {
  const within = (zone: string): boolean => zones.includes(zone);
  return [
    ...plan.balancers.flatMap(({ id, zones: own }) =>
      own.filter(within).map((zone) => ({ part: id, zone, what: 'node of the load balancer' })),
    ),
    ...plan.services.flatMap(({ id, component, instances }) =>
      Object.entries(instances)
        .filter(([zone, count]) => within(zone) && count > 0)
        .map(([zone, count]) => ({
          part: id,
          zone,
          what: `${count} ${count === 1 ? 'instance' : 'instances'} of ${component}`,
        })),
    ),
    ...plan.databases.flatMap(({ id, zone, followers }) => [
      ...(within(zone) ? [{ part: id, zone, what: 'writer' }] : []),
      ...followers
        .filter((one) => within(one.zone))
        .map((one) => ({ part: one.id, zone: one.zone, what: `${one.role} (${one.mode})` })),
    ]),
  ];
}

function ofRegion(plan: TwinPlan, region: string): readonly StruckPart[] {
  return plan.stores.filter((store) => store.region === region).map(({ id }) => ({ part: id, what: 'bucket' }));
}

/** What one region sends another: replication, in the first place. */
function between(plan: TwinPlan, from: string, to: string): readonly StruckPart[] {
  const regionOf = new Map(plan.stores.map(({ id, region }) => [id, region]));
  return [
    ...plan.databases
      .filter(({ region }) => region === from)
      .flatMap(({ followers }) => followers.filter(({ region }) => region === to))
      .map(({ id, zone, role, mode }) => ({ part: id, zone, what: `what reaches the ${role} (${mode})` })),
    ...plan.stores
      .filter(({ region }) => region === from)
      .flatMap(({ copies }) => copies.filter(({ store }) => regionOf.get(store) === to))
      .map(({ store }) => ({ part: store, what: 'copies of objects' })),
  ];
}
