import { detectionSeconds } from '../../src/measure/detection-time.ts';
import type { FaultPlan } from '../faults/fault.ts';
import type { ControlPlaneTime, HealthCheckPart, TwinPlan } from '../twin/twin-plan.ts';

/** One summand of a worst case. */
export interface Term {
  /** `4 s time-out after 2 checks, 5 s apart` */
  readonly what: string;
  readonly ms: number;
  /** Measured on the twin, too, or declared because only AWS's control plane decides it. */
  readonly by: 'timer' | 'declared';
  /** Of a declared term; without one no proof may rest on it. */
  readonly source?: string;
}

/** How long recovery takes at worst, by the timers alone. */
export interface WorstCase {
  readonly totalMs: number;
  /** The part the twin goes through, too: what is measured must not be longer. */
  readonly measurableMs: number;
  readonly declaredMs: number;
  /** Those that count: of what goes on side by side, the longest. */
  readonly terms: readonly Term[];
  /** Declared terms without a source, and what the plan says nothing of: no proof may rest on them. */
  readonly missing: readonly string[];
  /** What a real loss adds and neither the timers nor the twin show. */
  readonly notCounted: readonly string[];
}

/** What recovers: answers to reads, or accepted writes. */
export type Recovering = 'requests' | 'writes';

/**
 * The longest recovery that the plan's timers allow. Parts inside a zone are noticed by the load balancers' checks; a whole region by the
 * checks of its records, whose old answers then live on for their time to live. A writer is replaced by the control plane: inside a region
 * at once with all else, across regions once the loss was noticed. What goes on side by side costs its longest, what follows adds up.
 */
export function worstCase(plan: TwinPlan, { struck, standing, silentRegions }: FaultPlan, what: Recovering): WorstCase {
  const [region] = silentRegions;
  return region === undefined ? withinRegion(plan, struck, standing, what) : acrossRegions(plan, region, what);
}

function withinRegion(
  plan: TwinPlan,
  struck: FaultPlan['struck'],
  standing: FaultPlan['standing'],
  what: Recovering,
): WorstCase {
  const hit = new Set(struck.map(({ part }) => part));
  const noticing = plan.balancers
    .flatMap(({ targetGroups }) => targetGroups)
    .filter(({ services }) => services.some((service) => hit.has(service)))
    .map(({ id, check }) => detection(check, check.unhealthyAfter, `target group ${id}`));
  const emptied = standing.services
    .filter(({ part, before, left }) => hit.has(part) && before > 0 && left === 0)
    .map(
      ({ component, region }) =>
        `No instance of ${component} is left in region ${region}, which the timers of checks do not mend.`,
    );
  const unwatched =
    noticing.length === 0 && standing.services.some(({ part }) => hit.has(part))
      ? ['No load balancer of the plan checks what is lost.']
      : [];
  const unmended = [...emptied, ...unwatched];
  const notCounted = struck.some(({ part }) => plan.balancers.some(({ id }) => id === part))
    ? ['How long clients go on to the load balancer node of the lost zone is in no timer of the plan.']
    : [];
  const lost = standing.databases.filter(({ isWriterLost }) => isWriterLost);
  if (what === 'requests' || lost.length === 0)
    return totalOf({ timers: longest(noticing), missing: unmended, notCounted });
  const alone = lost.find(({ takesOver }) => takesOver === undefined);
  const takeover = alone ? undefined : timeOf(plan, ['rds-failover', 'rds-cluster-failover', 'aurora-failover']);
  const untimed = alone
    ? `No standby of ${alone.part} is left in its region to take over.`
    : 'The plan declares no time for the failover of a standby.';
  return totalOf({
    timers: longest(noticing),
    declared: takeover ? [takeover] : [],
    missing: takeover ? unmended : [...unmended, untimed],
    notCounted,
    besideMs: sum(longest(noticing)),
  });
}

function acrossRegions(plan: TwinPlan, region: string, what: Recovering): WorstCase {
  const inRegion = new Set(plan.balancers.filter((one) => one.region === region).map(({ id }) => id));
  const records = plan.records.filter(
    ({ policy, target }) => policy.kind === 'failover' && policy.primary && inRegion.has(target),
  );
  const noticed = longest(
    records.flatMap(({ id, check }) => (check ? [detection(check, check.failures, `record ${id}`)] : [])),
  );
  const living = longest(
    records.map(({ id, ttlMs }) => ({
      what: `answers of record ${id} live for ${ttlMs / 1000} s`,
      ms: ttlMs,
      by: 'timer' as const,
    })),
  );
  const unchecked = records.filter(({ check }) => !check);
  const unseen =
    records.length === unchecked.length
      ? ['No record of the plan fails over by a health check.']
      : unchecked.map(({ id }) => `Record ${id} has no health check that would notice the loss of its region.`);
  const timers = [...noticed, ...living];
  if (what === 'requests') return totalOf({ timers, missing: unseen });
  const promotion = timeOf(plan, ['global-database-failover', 'replica-promotion']);
  if (!promotion)
    return totalOf({ timers, missing: [...unseen, 'The plan declares no time for the promotion of a replica.'] });
  // Old answers live on while the replica is promoted: both begin when the loss is noticed.
  return totalOf({ timers, declared: [promotion], besideMs: sum(living), missing: unseen });
}

function detection(check: HealthCheckPart, threshold: number, where: string): Term {
  const intervalSeconds = check.intervalMs / 1000;
  const timeoutSeconds = check.timeoutMs / 1000;
  return {
    what: `${where}: ${threshold} checks, ${intervalSeconds} s apart, and ${timeoutSeconds} s for the last`,
    ms: detectionSeconds({ intervalSeconds, threshold, timeoutSeconds }) * 1000,
    by: 'timer',
  };
}

/** The longest of those that are declared. */
function timeOf({ controlPlane }: TwinPlan, names: readonly string[]): Term | undefined {
  const [slowest] = controlPlane
    .filter(({ what }) => names.includes(what))
    .toSorted((a, b) => b.seconds - a.seconds)
    .map(termOf);
  return slowest;
}

function termOf({ what, seconds, source }: ControlPlaneTime): Term {
  return { what, ms: seconds * 1000, by: 'declared', ...(source === undefined ? {} : { source }) };
}

function longest(terms: readonly Term[]): readonly Term[] {
  const [slowest] = terms.toSorted((a, b) => b.ms - a.ms);
  return slowest ? [slowest] : [];
}

interface Terms {
  readonly timers: readonly Term[];
  readonly declared?: readonly Term[];
  readonly missing?: readonly string[];
  readonly notCounted?: readonly string[];
  /** How much of the timers runs beside what is declared. */
  readonly besideMs?: number;
}

function totalOf({ timers, declared = [], missing = [], notCounted = [], besideMs = 0 }: Terms): WorstCase {
  const measurableMs = sum(timers);
  const declaredMs = sum(declared);
  return {
    totalMs: measurableMs + Math.max(0, declaredMs - besideMs),
    measurableMs,
    declaredMs,
    terms: [...timers, ...declared],
    missing: [...new Set([...missing, ...withoutSource(declared)])],
    notCounted,
  };
}

/** A measured time with what only AWS decides: never shorter than the worst case that holds it. */
export function together({ declaredMs, totalMs }: WorstCase, measuredMs: number): number {
  return declaredMs > 0 ? Math.max(measuredMs, totalMs) : measuredMs;
}

function withoutSource(terms: readonly Term[]): readonly string[] {
  return terms
    .filter(({ by, source }) => by === 'declared' && source === undefined)
    .map(({ what, ms }) => `The time of ${what}, ${ms / 1000} s, has no source.`);
}

function sum(terms: readonly Term[]): number {
  return terms.reduce((total, { ms }) => total + ms, 0);
}
