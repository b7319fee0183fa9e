/** Instants of one run, in milliseconds after the fault; undefined where nobody saw them. */
export interface FailoverEvents {
  /** First failed probe, by its intended instant. */
  readonly failMs?: number;
  /** First alarm, health check or failover manager that noticed. */
  readonly detectedMs?: number;
  readonly decidedMs?: number;
  /** The new writer accepts a write on its own address. */
  readonly promotedMs?: number;
  /** The traffic layer points to it. */
  readonly routedMs?: number;
  readonly recoveredMs?: number;
  /** Redundancy is restored. */
  readonly fullMs?: number;
}

/** How long each phase took; undefined where one of its ends was not seen. */
export interface Phases {
  /** From the fault to the first failure; it overlaps detection and is no part of the sum. */
  readonly exposureMs: number | undefined;
  readonly detectionMs: number | undefined;
  readonly decisionMs: number | undefined;
  readonly failoverMs: number | undefined;
  readonly routingMs: number | undefined;
  readonly recoveryMs: number | undefined;
  /** After recovery, and no part of it. */
  readonly reprotectionMs: number | undefined;
  /**
   * `consistent` when no phase is negative and they add up to the recovery time, both within the resolution; `incomplete` when an end was
   * not seen; otherwise `inconsistent`, and the run says nothing.
   */
  readonly sum: 'consistent' | 'inconsistent' | 'incomplete';
}

/** `rtoMs` is the recovery time that probes measured, against which the phases must add up. */
export function phasesOf(events: FailoverEvents, rtoMs: number | undefined, resolutionMs: number): Phases {
  const { detectedMs, decidedMs, promotedMs, routedMs, recoveredMs } = events;
  const detectionMs = detectedMs;
  const decisionMs = between(detectedMs, decidedMs);
  const failoverMs = between(decidedMs, promotedMs);
  const routingMs = between(promotedMs, routedMs);
  const recoveryMs = between(routedMs, recoveredMs);
  const parts = [detectionMs, decisionMs, failoverMs, routingMs, recoveryMs];
  return {
    exposureMs: events.failMs,
    detectionMs,
    decisionMs,
    failoverMs,
    routingMs,
    recoveryMs,
    reprotectionMs: between(recoveredMs, events.fullMs),
    sum: sumOf(parts, rtoMs, resolutionMs),
  };
}

function between(from: number | undefined, to: number | undefined): number | undefined {
  return from === undefined || to === undefined ? undefined : to - from;
}

function sumOf(parts: readonly (number | undefined)[], rtoMs: number | undefined, resolutionMs: number): Phases['sum'] {
  const known = parts.filter((part) => part !== undefined);
  if (known.some((part) => part < -resolutionMs)) return 'inconsistent';
  if (known.length < parts.length || rtoMs === undefined) return 'incomplete';
  const sum = known.reduce((total, part) => total + part, 0);
  return Math.abs(sum - rtoMs) <= resolutionMs ? 'consistent' : 'inconsistent';
}
