import { detectionSeconds } from '../../src/measure/detection-time.ts';
import type { RecordPart, TargetGroupPart } from './twin-plan.ts';

/** What the timers of a template add up to when everything comes at the worst instant, in milliseconds. */
export interface WorstCase {
  readonly ms: number;
  /** The sum in words: `5 s x 2 failures + 4 s wait = 14 s`. */
  readonly sum: string;
}

/** Until a load balancer's node sends nothing more to a target that is gone. */
export function targetIsLeft({ check }: TargetGroupPart): WorstCase {
  return noticed(check, check.unhealthyAfter, 0);
}

/** Until a target that is back is sent requests again: each of the good checks costs an interval. */
export function targetIsBack({ check: { intervalMs, healthyAfter } }: TargetGroupPart): WorstCase {
  const ms = intervalMs * healthyAfter;
  return { ms, sum: `${seconds(intervalMs)} x ${healthyAfter} successes = ${seconds(ms)}` };
}

/** Until a client that honours the time to live asks elsewhere; undefined for a record that hangs on no health check. */
export function recordIsLeft({ check, ttlMs }: RecordPart): WorstCase | undefined {
  return check && noticed(check, check.failures, ttlMs);
}

function noticed(
  { intervalMs, timeoutMs }: { readonly intervalMs: number; readonly timeoutMs: number },
  threshold: number,
  keptMs: number,
): WorstCase {
  const detection = { intervalSeconds: intervalMs / 1000, threshold, timeoutSeconds: timeoutMs / 1000 };
  const ms = detectionSeconds(detection) * 1000 + keptMs;
  const kept = keptMs === 0 ? '' : ` + ${seconds(keptMs)} in caches`;
  return {
    ms,
    sum: `${seconds(intervalMs)} x ${threshold} failures + ${seconds(timeoutMs)} wait${kept} = ${seconds(ms)}`,
  };
}

/** Milliseconds as people read them: `5 s`, `0.25 s`. */
export function seconds(ms: number): string {
  return `${Number((ms / 1000).toFixed(3))} s`;
}
