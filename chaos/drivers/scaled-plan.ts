import type { HealthCheckPart, TwinPlan } from '../twin/twin-plan.ts';
import type { TwinChanges } from './driver.ts';

/** The plan as it is run: timers divided by the scale, standbys and links as the changes have them. Declared constants stay. */
export function scaledPlan(plan: TwinPlan, { timeScale, standby, linkDelayMs }: TwinChanges): TwinPlan {
  if (!(timeScale > 0))
    throw new Error(`Expected timeScale to be a positive number, got ${timeScale}. 1 is real time.`);
  const short = (ms: number): number => ms / timeScale;
  const check = <Check extends HealthCheckPart>(asked: Check): Check => ({
    ...asked,
    intervalMs: short(asked.intervalMs),
    timeoutMs: short(asked.timeoutMs),
  });
  return {
    ...plan,
    balancers: plan.balancers.map((balancer) => ({
      ...balancer,
      idleTimeoutMs: short(balancer.idleTimeoutMs),
      targetGroups: balancer.targetGroups.map((group) => ({
        ...group,
        deregistrationDelayMs: short(group.deregistrationDelayMs),
        check: check(group.check),
      })),
    })),
    databases: plan.databases.map((database) => ({
      ...database,
      followers: database.followers.map((follower) => {
        const mode = follower.role === 'standby' ? (standby ?? follower.mode) : follower.mode;
        // A delay stands for how far a follower is behind; one that is waited for is not behind.
        return {
          ...follower,
          mode,
          linkDelayMs: mode === 'async' ? (linkDelayMs ?? follower.linkDelayMs) : follower.linkDelayMs,
        };
      }),
    })),
    distributions: plan.distributions.map((distribution) => ({
      ...distribution,
      origins: distribution.origins.map((origin) => ({
        ...origin,
        ...(origin.connectTimeoutMs === undefined ? {} : { connectTimeoutMs: short(origin.connectTimeoutMs) }),
        ...(origin.readTimeoutMs === undefined ? {} : { readTimeoutMs: short(origin.readTimeoutMs) }),
      })),
    })),
    records: plan.records.map((record) => ({
      ...record,
      ttlMs: short(record.ttlMs),
      ...(record.check === undefined ? {} : { check: check(record.check) }),
    })),
  };
}
