/**
 * Health of one target as one node of a load balancer sees it. A new target needs one passed check; one that was lost needs
 * `healthyAfter` in a row. Draining ends by itself. Source: Elastic Load Balancing, "Target group health checks".
 */
export interface TargetHealth {
  readonly state: 'initial' | 'healthy' | 'unhealthy' | 'draining' | 'unused';
  /** Checks in a row that spoke against the state. */
  readonly contrary: number;
}

export interface Thresholds {
  readonly healthyAfter: number;
  readonly unhealthyAfter: number;
}

export const newTarget: TargetHealth = { state: 'initial', contrary: 0 };
export const draining: TargetHealth = { state: 'draining', contrary: 0 };
export const unused: TargetHealth = { state: 'unused', contrary: 0 };

/** The health after one more check. */
export function afterCheck(health: TargetHealth, passed: boolean, thresholds: Thresholds): TargetHealth {
  switch (health.state) {
    case 'initial':
      return passed ? { state: 'healthy', contrary: 0 } : counted(health, thresholds.unhealthyAfter, 'unhealthy');
    case 'healthy':
      return passed ? { ...health, contrary: 0 } : counted(health, thresholds.unhealthyAfter, 'unhealthy');
    case 'unhealthy':
      return passed ? counted(health, thresholds.healthyAfter, 'healthy') : { ...health, contrary: 0 };
    case 'draining':
    case 'unused':
      return health;
  }
}

function counted(health: TargetHealth, needed: number, next: 'healthy' | 'unhealthy'): TargetHealth {
  const contrary = health.contrary + 1;
  return contrary >= needed ? { state: next, contrary: 0 } : { ...health, contrary };
}

/**
 * The targets a request may go to: the healthy ones, and all registered ones when none is healthy and none is still being looked
 * at ("fail open"). Empty when nothing is registered or all are new.
 */
export function eligible<Target extends { readonly health: TargetHealth }>(
  targets: readonly Target[],
): readonly Target[] {
  const healthy = targets.filter(({ health }) => health.state === 'healthy');
  if (healthy.length > 0) return healthy;
  return targets.filter(({ health }) => health.state === 'unhealthy');
}
