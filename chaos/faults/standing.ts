import type { TwinPlan } from '../twin/twin-plan.ts';
import type { StruckPart } from './struck-parts.ts';

/** What is left standing while a fault lasts: the arithmetic of its blast radius. */
export interface Standing {
  readonly zones: readonly { readonly region: string; readonly before: number; readonly left: number }[];
  /** Instances of a component in one region; `leftRatio` is what remains of its capacity there, 0-1. */
  readonly services: readonly {
    readonly part: string;
    readonly component: string;
    readonly region: string;
    readonly before: number;
    readonly left: number;
    readonly leftRatio: number;
  }[];
  readonly balancers: readonly {
    readonly part: string;
    readonly region: string;
    readonly before: number;
    readonly left: number;
  }[];
  readonly databases: readonly {
    readonly part: string;
    readonly isWriterLost: boolean;
    /** Ids of all copies that are left, the writer among them. */
    readonly copiesLeft: readonly string[];
    /** The standby that takes over by itself, where one is left. */
    readonly takesOver?: string;
  }[];
}

/** `struck` are parts that are down; links that are cut take nothing down. `deadZones` are wholly gone. */
export function standingAfter(plan: TwinPlan, struck: readonly StruckPart[], deadZones: readonly string[]): Standing {
  const isStruck = (part: string, zone: string): boolean =>
    deadZones.includes(zone) || struck.some((one) => one.part === part && one.zone === zone);
  return {
    zones: plan.regions.map(({ role, zones }) => ({
      region: role,
      before: zones.length,
      left: zones.filter(({ id }) => !deadZones.includes(id)).length,
    })),
    services: plan.services.map(({ id, component, region, instances }) => {
      const before = sum(Object.values(instances));
      const left = sum(Object.entries(instances).map(([zone, count]) => (isStruck(id, zone) ? 0 : count)));
      return { part: id, component, region, before, left, leftRatio: before === 0 ? 0 : left / before };
    }),
    balancers: plan.balancers.map(({ id, region, zones }) => ({
      part: id,
      region,
      before: zones.length,
      left: zones.filter((zone) => !isStruck(id, zone)).length,
    })),
    databases: plan.databases.map(({ id, zone, followers }) => {
      const isWriterLost = isStruck(id, zone);
      const left = followers.filter((one) => !isStruck(one.id, one.zone));
      const standby = left.find(({ role }) => role === 'standby');
      return {
        part: id,
        isWriterLost,
        copiesLeft: [...(isWriterLost ? [] : [id]), ...left.map((one) => one.id)],
        ...(isWriterLost && standby ? { takesOver: standby.id } : {}),
      };
    }),
  };
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
