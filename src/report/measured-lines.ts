import type { ExperimentData } from '../evidence/experiment-data.ts';
import { duration } from './duration.ts';
import { lossText } from './loss-text.ts';
import { recoveryText } from './recovery-text.ts';

/** What an experiment measured, as plain lines: each run, each path's recovery, the loss, and the worst case beside it. */
export function measuredLines({ id, verdict, runs }: ExperimentData, timeScale: number): string[] {
  return [
    `experiment ${id}: ${verdict}`,
    ...(timeScale === 1 ? [] : [`timers ran ${timeScale}x faster: mechanism, not proof`]),
    ...runs.flatMap((run) => [
      `${run.verdict}: ${run.does} ${run.timing}`,
      ...run.paths.map((path) => `  ${path.path}: ${recoveryText(path)}`),
      ...(run.loss ? [`  ${lossText(run.loss)}`] : []),
      ...run.worst.map(({ of, totalMs }) => `  worst case by the timers, ${of}: ${duration(totalMs)}`),
      `  ${run.takenBack.isHealed ? 'taken back' : 'NOT SHOWN TO BE TAKEN BACK'}: ${run.takenBack.saw}`,
      ...(run.evidence.length === 0 ? [] : [`  evidence: ${run.evidence.join(', ')}`]),
    ]),
  ];
}
