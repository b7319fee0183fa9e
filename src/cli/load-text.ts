import type { LoadConclusion } from '../../load/load-stand.ts';
import type { LoadRunData } from '../evidence/load-data.ts';
import type { PhaseFigures } from '../measure/load-figures.ts';

/** A load run in words: the verdict, each limit, each phase with its figures, and where all of it is kept. */
export function loadText(conclusion: LoadConclusion, run: LoadRunData | undefined, folder: string): string {
  const { verdict, reasons, results } = conclusion;
  return [
    `${verdict}: ${run?.title ?? 'nothing was played'}`,
    ...reasons.map((reason) => `  ${reason}`),
    ...(run
      ? [`  profile ${run.profile}, on ${run.on.kind === 'twin' ? 'the local twin' : run.on.url}, ${run.end}`]
      : []),
    ...results.map((result) => `  ${result.verdict}: ${result.limit}. ${result.message}`),
    ...(run?.figures.phases ?? []).flatMap(phaseLines),
    `  Report: ${folder}/report.html`,
    ...(run ? [`  Raw samples: ${folder}/${run.samples.file} (${run.samples.records} records)`] : []),
    '',
  ].join('\n');
}

function phaseLines(phase: PhaseFigures): readonly string[] {
  const { iterations, latency, failed, requests } = phase;
  const failures = failed.reduce((sum, { count }) => sum + count, 0);
  const cutOff = iterations.begun - iterations.ended;
  const at = (latency?.percentiles ?? []).filter(({ share }) => [0.5, 0.95, 0.99].includes(share));
  return [
    '',
    `  ${phase.phase}, ${phase.seconds} s${phase.isJudged ? '' : ' (not judged)'}: ${requests} requests, ${phase.askedPerSecond}/s asked for`,
    `    ${latency ? at.map(({ share, ms }) => `p${Math.round(share * 100)} ${ms.toFixed(1)} ms`).join(', ') : 'no request was made'}`,
    `    ${failures} failed${failed.length > 0 ? ` (${failed.map(({ error, count }) => `${error} ${count}`).join(', ')})` : ''}; ${iterations.dropped} dropped, ${cutOff} cut off of ${iterations.planned} iterations`,
    ...phase.gauges.map(
      ({ name, unit, count, p95, max }) =>
        `    ${name}: p95 ${round(p95)}, max ${round(max)} ${unit} (${count} samples)`,
    ),
  ];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
