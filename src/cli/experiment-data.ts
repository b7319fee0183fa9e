import { objectiveText } from '../../chaos/experiments/objective-text.ts';
import type { ExperimentResult, JudgedRun } from '../../chaos/experiments/run-experiment.ts';
import type { TimedBy } from '../../chaos/experiments/fault-timing.ts';
import type { Standing } from '../../chaos/faults/standing.ts';
import type {
  ExperimentData,
  ExperimentRunData,
  LossData,
  MeasuredPathData,
  WorstCaseData,
} from '../evidence/experiment-data.ts';
import type { Loss } from '../measure/loss.ts';
import type { OutageReport } from '../measure/outage-report.ts';
import type { Phases } from '../measure/phases.ts';

const phaseNames = ['detection', 'decision', 'failover', 'routing', 'recovery', 'reprotection'] as const;
/** Health checks that passed: hundreds in a run, all of them in the evidence. */
const routine = 'checked';
/** So many lost writes are named; all of them stand in the evidence. */
const namedLosses = 100;

/** A result as the report holds it. `evidenceOf` gives the ids of the records of a run. */
export function experimentData(
  { experiment, verdict, reasons, runs, repeated, notDone, statistics }: ExperimentResult,
  evidenceOf: (run: string) => readonly string[],
): ExperimentData {
  return {
    id: experiment.id,
    hypothesis: experiment.hypothesis,
    promises: experiment.promises,
    verdict,
    reasons,
    runs: runs.map((run) => runData(run, evidenceOf(run.record.run))),
    repeated,
    notDone,
    statistics: statistics.map(({ objective, repetition: { values, median, max }, confidenceIn90th = null }) => ({
      objective: objectiveText(objective),
      unit: objective.kind === 'nothing-lost' ? 'writes' : objective.kind === 'capacity-left' ? 'ratio' : 'ms',
      values,
      median,
      max,
      confidenceIn90th,
    })),
  };
}

function runData(run: JudgedRun, evidence: readonly string[]): ExperimentRunData {
  const { record, targets, kind, verdict, reasons, results, phases } = run;
  const { fault, measured, timedBy, events, takenBack, wholeAgainMs } = record;
  const faultMonoNs = measured?.faultMonoNs;
  const reports = [...(measured?.reads ?? []), ...(measured?.writes ? [measured.writes] : [])];
  return {
    id: record.run,
    does: fault.does,
    kind,
    targets,
    timing: timingText(timedBy),
    verdict,
    reasons,
    standing: standingText(fault.standing),
    objectives: results.map((one) => ({
      objective: objectiveText(one.objective),
      verdict: one.verdict,
      reasons: one.reasons,
    })),
    paths: reports.map((report) => pathData(report, phases[report.path])),
    ...(measured?.loss ? { loss: lossData(measured.loss) } : {}),
    worst: results.flatMap(({ objective, worst }): readonly WorstCaseData[] => {
      if (!worst) return [];
      const { totalMs, terms, missing, notCounted } = worst;
      return [{ of: objectiveText(objective), totalMs, terms, missing, notCounted }];
    }),
    events:
      faultMonoNs === undefined
        ? []
        : events
            .filter(({ what }) => what !== routine)
            .map(({ monoNs, part, what }) => ({ atMs: Number(monoNs - faultMonoNs) / 1e6, part, what })),
    takenBack,
    wholeAgainMs: wholeAgainMs ?? null,
    evidence,
  };
}

function pathData(report: OutageReport, phases: Phases | undefined): MeasuredPathData {
  const { path, url, client, rtoMs, rtoIntervalMs, resolutionMs, firstBadMs, lastBadMs } = report;
  const { outages, downtimeMs, flaps, availabilityRatio, probes, scheduleLagMs } = report;
  const { intended, sent, ok, failed, late } = probes;
  return {
    path,
    url,
    client,
    rtoMs,
    rtoIntervalMs,
    resolutionMs,
    firstBadMs,
    lastBadMs,
    outages,
    downtimeMs,
    flaps,
    availabilityRatio,
    probes: { intended, sent, ok, failed, late },
    scheduleLagMs,
    phases: phases ? phaseNames.map((name) => ({ name, ms: phases[`${name}Ms`] ?? null })) : [],
    sum: phases?.sum ?? 'incomplete',
  };
}

function lossData(loss: Loss): LossData {
  const { attempted, acked, refused, indeterminate, lost, lostSeqs, postFaultLost, duplicates } = loss;
  const { corrupt, resurrected, phantom, rpoMs, lossWindowMs, lossyFaultRatioBound } = loss;
  return {
    attempted,
    acked,
    refused,
    indeterminate,
    lost,
    lostSeqs: (lostSeqs ?? []).slice(0, namedLosses),
    postFaultLost,
    duplicates,
    corrupt,
    resurrected,
    phantom,
    rpoMs,
    lossWindowMs,
    lossyFaultRatioBound,
  };
}

function timingText(timedBy: TimedBy | undefined): string {
  if (!timedBy) return 'not set off';
  const waited = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;
  switch (timedBy.kind) {
    case 'locked':
      return `right after a passed check of ${timedBy.to}, the worst moment`;
    case 'jittered':
      return `at random within an interval of the checks, ${waited(timedBy.waitedMs)} in`;
    case 'not-locked':
      return `no passed check was seen within ${waited(timedBy.waitedMs)}, so at a moment left to chance`;
  }
}

function standingText({ zones, services, databases }: Standing): readonly string[] {
  return [
    ...zones.map(({ region, before, left }) => `${left} of ${before} zones of region ${region} are left.`),
    ...services.map(
      ({ component, region, before, left }) =>
        `${left} of ${before} instances of ${component} are left in region ${region}.`,
    ),
    ...databases.map(({ part, isWriterLost, copiesLeft, takesOver }) => {
      const copies = `${copiesLeft.length} ${copiesLeft.length === 1 ? 'copy is' : 'copies are'} left`;
      if (!isWriterLost) return `${part} keeps its writer; ${copies}.`;
      return `${part} loses its writer; ${copies}, ${takesOver === undefined ? 'none takes over by itself' : `${takesOver} takes over`}.`;
    }),
  ];
}
