import type { LoadObjective } from '../../src/inventory/architecture.ts';
import type { LoadPhase } from '../profiles.ts';
import { timeOutMs } from '../scripts/time-out.ts';
import type { Prepared, Scenario } from './scenario.ts';

export interface K6Order {
  readonly scenario: Pick<Scenario, 'id' | 'once'>;
  readonly objective: Pick<LoadObjective, 'ratePerSecond' | 'p95Ms' | 'p99Ms'>;
  readonly phases: readonly LoadPhase[];
  readonly prepared: Pick<Prepared, 'requestsPerIteration' | 'pacedMs'>;
  /** Where names are to be found, `host:port` to `address:port`. */
  readonly hosts: Readonly<Record<string, string>>;
  /** No more virtual users than this; fewer than needed are told, not hidden. */
  readonly mostUsers?: number;
}

/** What k6 is told to do, and what that amounts to. */
export interface K6Orders {
  /** The `options` of a k6 script; JSON. */
  readonly options: Readonly<Record<string, unknown>> & { readonly scenarios: Readonly<Record<string, K6Executor>> };
  readonly phases: readonly PlannedPhase[];
  /** Of the phase that needs the most. */
  readonly users: number;
  readonly usersNeeded: number;
}

export interface PlannedPhase {
  readonly name: string;
  readonly seconds: number;
  readonly isJudged: boolean;
  readonly requestsPerSecond: number;
  readonly iterationsPerSecond: number;
  /** Iterations whose slots lie in the phase, its first moment included. */
  readonly plannedIterations: number;
}

type K6Executor = Readonly<Record<string, string | number>>;

/** k6 takes whole rates only: iterations in so many seconds make thousandths of an iteration a second. */
const rateSeconds = 1000;
/** Beside what is needed when every answer takes as long as is allowed. */
const margin = 1.25;

/**
 * One executor for each phase, named after it. A phase starts where the one before ends, and iterations under way then are played to their
 * end beside it.
 */
export function k6Options(order: K6Order): K6Orders {
  return order.scenario.once === true ? onceOrders(order) : rateOrders(order);
}

function rateOrders(order: K6Order): K6Orders {
  const { objective, phases, prepared, mostUsers = 400 } = order;
  const scenarios: Record<string, K6Executor> = {};
  const thresholds: Record<string, readonly string[]> = {};
  const planned: PlannedPhase[] = [];
  let startSeconds = 0;
  let most = 0;
  for (const { name, seconds, share, isJudged } of phases) {
    const asked = (objective.ratePerSecond * share) / prepared.requestsPerIteration;
    const rate = Math.max(1, Math.round(asked * rateSeconds));
    const iterationsPerSecond = rate / rateSeconds;
    const needed = usersNeeded(iterationsPerSecond, order);
    most = Math.max(most, needed);
    const users = Math.min(needed, mostUsers);
    scenarios[name] = {
      executor: 'constant-arrival-rate',
      rate,
      timeUnit: `${rateSeconds}s`,
      startTime: `${startSeconds}s`,
      duration: `${seconds}s`,
      preAllocatedVUs: users,
      maxVUs: users,
      gracefulStop: gracefulStop(order),
    };
    if (isJudged) Object.assign(thresholds, thresholdsOf(name, objective));
    planned.push({
      name,
      seconds,
      isJudged,
      requestsPerSecond: iterationsPerSecond * prepared.requestsPerIteration,
      iterationsPerSecond,
      plannedIterations: Math.ceil((seconds * rate) / rateSeconds),
    });
    startSeconds += seconds;
  }
  const options = { ...common(order, 20), scenarios, thresholds };
  return { options, phases: planned, users: Math.min(most, mostUsers), usersNeeded: most };
}

/** One user, once. */
function onceOrders(order: K6Order): K6Orders {
  const name = 'once';
  const seconds = Math.max(1, Math.ceil(order.prepared.pacedMs / 1000));
  const allowedSeconds = seconds + Math.ceil((order.prepared.requestsPerIteration * order.objective.p99Ms) / 1000);
  const scenarios = {
    [name]: {
      executor: 'shared-iterations',
      vus: 1,
      iterations: 1,
      maxDuration: `${Math.max(60, allowedSeconds)}s`,
      gracefulStop: gracefulStop(order),
    },
  };
  const thresholds = { [`plumbline_begun{scenario:${name}}`]: ['count>0'] };
  const { requestsPerIteration } = order.prepared;
  const phase = { name, seconds, isJudged: true, iterationsPerSecond: 1 / seconds, plannedIterations: 1 };
  return {
    // A burst is one: all of it at the same time.
    options: { ...common(order, 1000), scenarios, thresholds },
    phases: [{ ...phase, requestsPerSecond: requestsPerIteration / seconds }],
    users: 1,
    usersNeeded: 1,
  };
}

function usersNeeded(iterationsPerSecond: number, { objective, prepared }: K6Order): number {
  const iterationSeconds = (prepared.pacedMs + prepared.requestsPerIteration * objective.p99Ms) / 1000;
  return Math.ceil(iterationsPerSecond * iterationSeconds * margin) + 1;
}

/** Long enough for an iteration that began last and met one request without an answer; what is then still under way is cut off, and counts. */
function gracefulStop({ objective, prepared }: K6Order): string {
  const answersMs = prepared.requestsPerIteration * objective.p99Ms;
  return `${Math.ceil((prepared.pacedMs + Math.min(answersMs, 30_000) + timeOutMs(objective)) / 1000)}s`;
}

/** A second witness, never the judge: k6 holds a threshold on latency that has no samples for kept, which the count is there to deny. */
function thresholdsOf(
  phase: string,
  { p95Ms, p99Ms }: Pick<LoadObjective, 'p95Ms' | 'p99Ms'>,
): Readonly<Record<string, readonly string[]>> {
  return {
    [`plumbline_request{scenario:${phase}}`]: [`p(95)<=${p95Ms}`, `p(99)<=${p99Ms}`],
    [`plumbline_begun{scenario:${phase}}`]: ['count>0'],
    [`plumbline_ended{scenario:${phase}}`]: ['count>0'],
  };
}

function common({ scenario, hosts }: K6Order, parallel: number): Readonly<Record<string, unknown>> {
  return {
    hosts,
    userAgent: `plumbline (load; ${scenario.id})`,
    systemTags: ['scenario'],
    discardResponseBodies: true,
    maxRedirects: 0,
    insecureSkipTLSVerify: false,
    noConnectionReuse: false,
    noVUConnectionReuse: false,
    batch: parallel,
    batchPerHost: parallel,
    // Names may move while load is on: a failed zone's addresses are not kept for long.
    dns: { ttl: '5s', select: 'random', policy: 'preferIPv4' },
    summaryTrendStats: ['count', 'min', 'avg', 'med', 'p(95)', 'p(99)', 'max'],
  };
}
