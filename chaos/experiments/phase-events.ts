import type { FailoverEvents } from '../../src/measure/phases.ts';
import type { OutageReport } from '../../src/measure/outage-report.ts';
import type { TwinEvent } from '../drivers/driver.ts';

/** Words with which a twin tells of what belongs to a phase. A word that is not here belongs to none. */
const words = {
  detected: ['target unhealthy', 'endpoint down'],
  decided: ['failover decided'],
  promoted: ['promoted', 'takes writes'],
  routed: ['answer changed', 'target unhealthy'],
  full: ['target healthy', 'endpoint up', 'in step'],
} as const;

/**
 * The instants of a failover, in ms after the fault, from the twin's own events and the report of a path. Automatic failovers decide when they
 * detect. A path whose writer did not move has nothing to promote, so that phase takes no time.
 */
export function failoverEvents(
  events: readonly TwinEvent[],
  faultMonoNs: bigint,
  report: OutageReport,
): FailoverEvents {
  const recoveredMs = report.rtoMs ?? undefined;
  const after = events
    .map(({ what, monoNs }) => ({ what, atMs: Number(monoNs - faultMonoNs) / 1e6 }))
    .filter(({ atMs }) => atMs >= 0)
    .toSorted((a, b) => a.atMs - b.atMs);
  const told = (kind: keyof typeof words): readonly number[] =>
    after.filter(({ what }) => words[kind].some((word) => word === what)).map(({ atMs }) => atMs);
  const before = (instants: readonly number[]): readonly number[] =>
    instants.filter((atMs) => recoveredMs === undefined || atMs <= recoveredMs + report.resolutionMs);
  const detectedMs = told('detected')[0];
  const decidedMs = told('decided')[0] ?? detectedMs;
  // A standby takes over without being told, and may be done before the load balancers notice.
  const promotedMs = later(before(told('promoted')).at(-1), decidedMs);
  const routedMs = before(told('routed')).at(-1);
  const fullMs = recoveredMs === undefined ? undefined : told('full').findLast((atMs) => atMs >= recoveredMs);
  return {
    ...(report.firstBadMs === null ? {} : { failMs: report.firstBadMs }),
    ...(detectedMs === undefined ? {} : { detectedMs }),
    ...(decidedMs === undefined ? {} : { decidedMs }),
    ...(decidedMs === undefined ? {} : { promotedMs }),
    ...(routedMs === undefined ? {} : { routedMs: later(routedMs, promotedMs) }),
    ...(recoveredMs === undefined ? {} : { recoveredMs }),
    ...(fullMs === undefined ? {} : { fullMs }),
  };
}

function later(first: number | undefined, second: number | undefined): number {
  return Math.max(first ?? 0, second ?? 0);
}
