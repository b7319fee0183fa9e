import type { OutageReport } from '../../src/measure/outage-report.ts';
import type { Objective } from './experiment.ts';
import type { ObjectiveResult, RunFacts } from './objective-result.ts';
import { seconds } from './seconds.ts';
import { together, worstCase, type WorstCase } from './worst-case.ts';

/** Scheduling of processes on one machine, see the measurements of the twin. */
const noiseMs = 400;

/**
 * Whether the path that came back last did so in time. Measured time and worst case must both hold, each with the time that only AWS decides;
 * a recovery slower than its timers allow shows that the arithmetic is wrong, and proves nothing.
 */
export function recovered(
  objective: Objective,
  limitSeconds: number,
  reports: readonly OutageReport[],
  worst: WorstCase,
  { timeScale }: RunFacts,
): ObjectiveResult {
  const limitMs = limitSeconds * 1000;
  const [report] = reports.toSorted((a, b) => lateness(b) - lateness(a));
  const base = { objective, worst };
  if (!report) return { ...base, verdict: 'inconclusive', reasons: ['Nothing was probed for it.'] };
  const real = (ms: number): number => ms * timeScale;
  const withDeclared = (ms: number): number => (rests(worst) ? together(worst, real(ms)) : real(ms));
  const interval = report.rtoIntervalMs;
  const figures = interval
    ? { figure: real(interval[1]), interval: [real(interval[0]), real(interval[1])] as const }
    : {};
  if (certainMs(worst) > limitMs)
    return {
      ...base,
      ...figures,
      verdict: 'fail',
      reasons: [`By its timers recovery takes up to ${seconds(certainMs(worst))}; ${limitSeconds} s are allowed.`],
    };
  if (!interval) {
    const lastBadMs = report.lastBadMs ?? 0;
    if (report.verdict === 'fail')
      return {
        ...base,
        verdict: 'fail',
        reasons: [
          `${report.path} did not come back: last seen failing ${seconds(real(lastBadMs))} after the fault, and ${limitSeconds} s are allowed.`,
        ],
      };
    return {
      ...base,
      verdict: 'inconclusive',
      reasons: report.reasons.length > 0 ? report.reasons : ['Recovery was not seen.'],
    };
  }
  if (report.verdict === 'inconclusive' || report.verdict === 'aborted' || report.verdict === 'unsafe')
    return { ...base, ...figures, verdict: 'inconclusive', reasons: report.reasons };
  const [after, by] = [withDeclared(interval[0]), withDeclared(interval[1])];
  if (after >= limitMs)
    return {
      ...base,
      ...figures,
      verdict: 'fail',
      reasons: [`${report.path} came back more than ${seconds(after)} after the fault; ${limitSeconds} s are allowed.`],
    };
  if (by > limitMs)
    return {
      ...base,
      ...figures,
      verdict: 'inconclusive',
      reasons: [`The limit of ${limitSeconds} s lies inside what was measured, ${seconds(after)} to ${seconds(by)}.`],
    };
  const allowedMs = worst.measurableMs + report.resolutionMs * timeScale + noiseMs * timeScale;
  if (real(interval[0]) > allowedMs)
    return {
      ...base,
      ...figures,
      verdict: 'inconclusive',
      reasons: [
        `${report.path} came back after more than ${seconds(real(interval[0]))}, though its timers allow ${seconds(worst.measurableMs)}: the arithmetic does not hold.`,
      ],
    };
  // One that was better off is not known to be, where its prober says nothing.
  const doubts = reports.flatMap(doubtsOf);
  if (doubts.length > 0) return { ...base, ...figures, verdict: 'inconclusive', reasons: doubts };
  return {
    ...base,
    ...figures,
    ...(worst.missing.length > 0 ? { verdict: 'inconclusive', isUnsourced: true } : { verdict: 'pass' }),
    reasons:
      worst.missing.length > 0
        ? worst.missing
        : [
            `${report.path} came back between ${seconds(real(interval[0]))} and ${seconds(real(interval[1]))} after the fault${worst.declaredMs > 0 ? `, apart from ${seconds(worst.declaredMs)} that only AWS decides` : ''}; its timers allow ${seconds(worst.totalMs)}, the promise ${limitSeconds} s.`,
          ],
  };
}

/** Why a path's figures cannot be trusted. That it went on all the while is no doubt of it, where another one saw the fault. */
function doubtsOf({ verdict, reasons, firstBadMs }: OutageReport): readonly string[] {
  if (verdict === 'pass' || verdict === 'fail') return [];
  return firstBadMs === null ? reasons.filter((reason) => !reason.startsWith('Fault without effect')) : reasons;
}

/** Whether every declared time has a source; what has none neither passes nor fails a promise. */
function rests({ missing }: WorstCase): boolean {
  return missing.length === 0;
}

function certainMs(worst: WorstCase): number {
  return rests(worst) ? worst.totalMs : worst.measurableMs;
}

function lateness({ rtoMs, firstBadMs }: OutageReport): number {
  return rtoMs ?? (firstBadMs === null ? -1 : Number.POSITIVE_INFINITY);
}

/** Whether the downtime of the worst path stays within what is allowed, measured and by the timers. */
export function downtimeBounded(
  objective: Extract<Objective, { kind: 'downtime-bounded' }>,
  facts: RunFacts,
): ObjectiveResult {
  const reports = [...facts.reads, ...(facts.writes ? [facts.writes] : [])];
  const worsts = (['requests', 'writes'] as const).map((what) => worstCase(facts.plan, facts.fault, what));
  const [worst] = worsts.toSorted((a, b) => b.totalMs - a.totalMs);
  if (!worst || reports.length === 0)
    return { objective, verdict: 'inconclusive', reasons: ['Nothing was probed for it.'] };
  const limitMs = objective.atMostSeconds * 1000;
  // The client that recovered last need not be the one that was down longest.
  const downtimesMs = reports.flatMap(({ downtimeMs: ofLast, clients: { fresh, kept } }) => [
    ofLast,
    ...[fresh, kept].flatMap((client) => client?.downtimeMs ?? []),
  ]);
  const downtimeMs = Math.max(...downtimesMs) * facts.timeScale;
  const totalMs = rests(worst) ? together(worst, downtimeMs) : downtimeMs;
  const base = { objective, worst, figure: downtimeMs };
  const says = `Downtime is ${seconds(totalMs)} measured, with what only AWS decides, and up to ${seconds(worst.totalMs)} by the timers; ${objective.atMostSeconds} s are allowed.`;
  if (certainMs(worst) > limitMs || reports.some(({ verdict }) => verdict === 'fail'))
    return { ...base, verdict: 'fail', reasons: [says] };
  const isHit = reports.some(({ firstBadMs }) => firstBadMs !== null);
  const doubts = [
    ...(isHit ? reports.flatMap(doubtsOf) : reports.flatMap(({ reasons }) => reasons)),
    ...(facts.plan.databases.length > 0 && !facts.writes
      ? ['No writes were measured, though there are databases.']
      : []),
  ];
  if (doubts.length > 0) return { ...base, verdict: 'inconclusive', reasons: doubts };
  if (totalMs > limitMs) return { ...base, verdict: 'fail', reasons: [says] };
  return worst.missing.length > 0
    ? { ...base, verdict: 'inconclusive', isUnsourced: true, reasons: worst.missing }
    : { ...base, verdict: 'pass', reasons: [says] };
}
