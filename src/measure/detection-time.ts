/** How a health check decides that something is down: so many failures in a row. */
export interface HealthChecking {
  readonly intervalSeconds: number;
  /** Failed checks in a row that it takes. */
  readonly threshold: number;
  /** How long one check waits for an answer. */
  readonly timeoutSeconds: number;
}

/**
 * Seconds until a failure is noticed, at worst: it comes just after a good check, so that every failed check costs a whole
 * interval, and the last of them is known to have failed only when its wait is over.
 */
export function detectionSeconds({ intervalSeconds, threshold, timeoutSeconds }: HealthChecking): number {
  return intervalSeconds * threshold + timeoutSeconds;
}
