import type { MeasuredVerdict } from '../../src/measure/measured-verdict.ts';
import { type Phases, phasesOf } from '../../src/measure/phases.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';
import type { Experiment } from './experiment.ts';
import type { Measured } from './measure.ts';
import { objectiveResult, type ObjectiveResult } from './objective-result.ts';
import { failoverEvents } from './phase-events.ts';
import type { RunRecord } from './run-once.ts';

/** What one run shows. Only `pass` proves anything. */
export interface RunVerdict {
  readonly verdict: MeasuredVerdict;
  /** Full sentences. */
  readonly reasons: readonly string[];
  readonly results: readonly ObjectiveResult[];
  /** By path. */
  readonly phases: Readonly<Record<string, Phases>>;
}

/** Whether all of it holds, nothing is in doubt, and it merely rests on times that have no source. */
export function isOnlyUnsourced({ verdict, reasons, results }: RunVerdict): boolean {
  const open = results.filter((result) => result.verdict !== 'pass');
  return (
    verdict === 'inconclusive' &&
    open.length > 0 &&
    open.every(({ isUnsourced }) => isUnsourced === true) &&
    reasons.every((reason) => open.some((result) => result.reasons.includes(reason)))
  );
}

/** From what was recorded alone. `unsafe` wins over all else, and a fault that nobody saw take effect never passes. */
export function runVerdict(
  experiment: Experiment,
  record: RunRecord,
  { plan, timeScale }: { readonly plan: TwinPlan; readonly timeScale: number },
): RunVerdict {
  const { measured, takenBack, stopped, troubles } = record;
  const phases = measured ? phasesIn(measured, record) : {};
  const results = measured?.faultMonoNs === undefined ? [] : resultsOf(experiment, record, measured, plan, timeScale);
  const shown = { results, phases };
  if (!takenBack.isHealed)
    return {
      ...shown,
      verdict: 'unsafe',
      reasons: [`It was not shown that all is whole again: ${takenBack.saw}.`, ...troubles],
    };
  if (stopped !== undefined) return { ...shown, verdict: 'aborted', reasons: [stopped, ...troubles] };
  const doubts = doubtsOf(record, phases);
  const reasons = results.flatMap((result) => result.reasons);
  if (results.some(({ verdict }) => verdict === 'fail'))
    return { ...shown, verdict: 'fail', reasons: [...reasonsOf(results, 'fail'), ...troubles] };
  if (doubts.length > 0 || results.length === 0)
    return { ...shown, verdict: 'inconclusive', reasons: doubts.length > 0 ? doubts : ['Nothing was measured.'] };
  return results.some(({ verdict }) => verdict === 'inconclusive')
    ? { ...shown, verdict: 'inconclusive', reasons: reasonsOf(results, 'inconclusive') }
    : { ...shown, verdict: 'pass', reasons };
}

function resultsOf(
  experiment: Experiment,
  record: RunRecord,
  { reads, writes, loss }: Measured,
  plan: TwinPlan,
  timeScale: number,
): readonly ObjectiveResult[] {
  const facts = {
    plan,
    timeScale,
    fault: record.fault,
    reads,
    ...(writes ? { writes } : {}),
    ...(loss ? { loss } : {}),
    ...(record.wholeAgainMs === undefined ? {} : { wholeAgainMs: record.wholeAgainMs }),
    isEffectSeen: isEffectSeen(record),
  };
  return experiment.objectives.map((objective) => objectiveResult(objective, facts));
}

/** One bad probe may be noise, so the twin itself must show what was struck; only of a slow link it may know nothing. */
function isEffectSeen({ measured, isEffectShown, fault }: RunRecord): boolean {
  const reports = [...(measured?.reads ?? []), ...(measured?.writes ? [measured.writes] : [])];
  return isEffectShown || (fault.kind === 'slow' && reports.some(({ firstBadMs }) => firstBadMs !== null));
}

function doubtsOf(record: RunRecord, phases: RunVerdict['phases']): readonly string[] {
  const inconsistent = Object.entries(phases)
    .filter(([, { sum }]) => sum === 'inconsistent')
    .map(([path]) => `The phases of ${path} do not add up to its recovery time, so the run says nothing.`);
  const without =
    record.measured && !isEffectSeen(record)
      ? ['Fault without effect: the twin shows nothing of what was to be struck.']
      : [];
  return [...(record.measured?.lost ?? []), ...record.troubles, ...without, ...inconsistent];
}

function phasesIn({ reads, writes, faultMonoNs }: Measured, { events }: RunRecord): RunVerdict['phases'] {
  if (faultMonoNs === undefined) return {};
  return Object.fromEntries(
    [...reads, ...(writes ? [writes] : [])].map((report) => [
      report.path,
      phasesOf(failoverEvents(events, faultMonoNs, report), report.rtoMs ?? undefined, report.resolutionMs),
    ]),
  );
}

function reasonsOf(results: readonly ObjectiveResult[], verdict: ObjectiveResult['verdict']): readonly string[] {
  return results.filter((result) => result.verdict === verdict).flatMap((result) => result.reasons);
}
