import type { ChaosProof } from '../../chaos/experiments/proof-of.ts';
import type { ExperimentResult, JudgedRun } from '../../chaos/experiments/run-experiment.ts';
import type { Term } from '../../chaos/experiments/worst-case.ts';
import type { OutageReport } from '../measure/outage-report.ts';
import type { Phases } from '../measure/phases.ts';
import type { ChaosChoice } from './chaos-parts.ts';

/** A result in words: the verdict, each run with its phases and loss, the worst case beside it, and where all of it is kept. */
export function chaosText(
  result: ExperimentResult,
  proof: ChaosProof,
  { changes, file, profile }: ChaosChoice & { readonly file: string },
): string {
  const { experiment, verdict, reasons, runs, repeated, notDone, statistics } = result;
  const twin = Object.entries(changes)
    .filter(([key, value]) => key !== 'timeScale' || value !== 1)
    .map(([key, value]) => `${key}=${value}`);
  const promises = experiment.promises.length > 0 ? `, ${experiment.promises.join(', ')}: ${proof.verdict}` : '';
  return [
    `${verdict}: ${experiment.hypothesis}`,
    ...reasons.map((reason) => `  ${reason}`),
    `  profile ${profile.name}${twin.length > 0 ? `, twin with ${twin.join(', ')}` : ''}${promises}`,
    ...proof.reasons.filter((reason) => !reasons.includes(reason)).map((reason) => `  ${reason}`),
    ...runs.flatMap(runLines),
    ...(repeated > 0 ? [`  ${repeated} run(s) said nothing and were done again`] : []),
    ...notDone.map(({ kind, reason }) => `  not done as ${kind}: ${reason}`),
    ...statistics
      .filter(({ repetition }) => repetition.values.length > 1)
      .map(
        ({ objective, repetition, confidenceIn90th }) =>
          `  ${objective.kind}: median ${round(repetition.median)}, max ${round(repetition.max)} of ${repetition.values.length} runs${confidenceIn90th === undefined ? '' : `; the max bounds the 90th percentile with ${Math.round(confidenceIn90th * 100)} % confidence`}`,
      ),
    `  Result: ${file}; raw records beside it`,
    '',
  ].join('\n');
}

function runLines({ verdict, kind, record, phases, results }: JudgedRun): readonly string[] {
  const { measured, takenBack, timedBy, fault } = record;
  const timed =
    timedBy?.kind === 'locked' ? `right after a passed check of ${timedBy.to}` : 'at a moment left to chance';
  const reports = [...(measured?.reads ?? []), ...(measured?.writes ? [measured.writes] : [])];
  const worst = results.flatMap((one) => one.worst?.terms ?? []);
  const loss = measured?.loss;
  return [
    '',
    `  ${verdict}: ${fault.does} (${kind}, ${timed})`,
    ...reports.map((report) => `    ${report.path}: ${recovery(report)}${phasesText(phases[report.path])}`),
    ...(loss
      ? [
          `    ${loss.acked} writes acknowledged, ${loss.lost ?? 'unknown'} lost${loss.lostSeqs && loss.lostSeqs.length > 0 ? ` (${loss.lostSeqs.slice(0, 8).join(', ')}${loss.lostSeqs.length > 8 ? ', …' : ''})` : ''}, ${loss.indeterminate} indeterminate`,
        ]
      : []),
    ...new Set(worst.map(worstText)),
    `    ${takenBack.isHealed ? 'taken back' : 'NOT TAKEN BACK'}: ${takenBack.saw}`,
  ];
}

function worstText({ what, ms, by }: Term): string {
  return `    at worst ${ms / 1000} s: ${what}${by === 'declared' ? ' (declared)' : ''}`;
}

function recovery({ rtoIntervalMs, firstBadMs, lastBadMs }: OutageReport): string {
  if (rtoIntervalMs) return `back between ${round(rtoIntervalMs[0])} and ${round(rtoIntervalMs[1])} ms after the fault`;
  return firstBadMs === null
    ? 'went on all the while'
    : `not seen to come back, last bad ${round(lastBadMs ?? 0)} ms after the fault`;
}

function phasesText(phases: Phases | undefined): string {
  if (!phases) return '';
  const parts = (['detectionMs', 'decisionMs', 'failoverMs', 'routingMs', 'recoveryMs'] as const).flatMap((name) => {
    const ms = phases[name];
    return ms === undefined ? [] : [`${name.replace('Ms', '')} ${round(ms)}`];
  });
  return parts.length > 0 ? `; ${parts.join(', ')} ms (${phases.sum})` : '';
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
