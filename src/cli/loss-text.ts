import type { Loss } from '../measure/loss.ts';
import type { MeasuredFiles } from './measured-files.ts';

const listedMost = 20;

/** The figures of a run for people, the verdict first. What rests on a final read that does not count is said to be not known. */
export function lossText(
  loss: Loss,
  { jsonFile, readingsFile }: Pick<MeasuredFiles, 'jsonFile' | 'readingsFile'>,
): string {
  const lines = [
    [loss.verdict, ...loss.reasons].join('\n  '),
    `  writes    ${loss.attempted} tried: ${loss.acked} acknowledged, ${loss.refused} refused, ${loss.indeterminate} indeterminate; ${loss.unsent} never sent`,
    ...(loss.lost === null ? ['  lost      not known'] : foundLines(loss)),
    ...(loss.lossyFaultRatioBound === null
      ? []
      : [
          `  one run   excludes, with 95 % confidence, loss in more than ${loss.lossyFaultRatioBound * 100} % of such faults; repeat it to say more`,
        ]),
    ...(loss.fault === null ? ['  no fault  was asked for: this is loss in steady state only'] : []),
    `  kept      ${jsonFile}, raw operations in ${readingsFile}`,
  ];
  return `${lines.join('\n')}\n`;
}

function foundLines(loss: Loss): readonly string[] {
  const since = loss.faultMonoNs === null ? 'the start' : 'the fault';
  const window = loss.lossWindowMs;
  return [
    `  lost      ${loss.lost} of ${loss.acked} acknowledged, ${loss.postFaultLost} of them acknowledged after the fault${listed(loss.lostSeqs ?? [])}`,
    `  open      of the indeterminate, ${loss.recovered} are there and ${loss.absent} are not`,
    `  damaged   ${loss.duplicates} duplicate, ${loss.corrupt} corrupt, ${loss.resurrected} resurrected, ${loss.phantom} phantom, ${loss.reordered} reordered`,
    `  RPO       ${loss.rpoMs === null ? 'not known' : `${loss.rpoMs.toFixed(1)} ms`}${window ? `; lost writes were acknowledged ${window[0].toFixed(1)} to ${window[1].toFixed(1)} ms after ${since}` : ''}`,
  ];
}

function listed(keys: readonly string[]): string {
  if (keys.length === 0) return '';
  const more = keys.length > listedMost ? ` and ${keys.length - listedMost} more` : '';
  return `: ${keys.slice(0, listedMost).join(' ')}${more}`;
}
