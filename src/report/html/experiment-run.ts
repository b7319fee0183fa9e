import { h, type ComponentChild } from 'preact';
import type { ExperimentRunData } from '../../evidence/experiment-data.ts';
import { duration, measured } from '../duration.ts';
import { evidenceIds } from './evidence-ids.ts';
import { lossTable } from './loss-table.ts';
import { mark } from './mark.ts';
import { measuredPaths } from './measured-paths.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';
import { timeline } from './timeline.ts';
import { worstCases } from './worst-case.ts';

/** Where a run stands among those of its experiment, and on the page. */
interface RunPlace {
  readonly anchor: string;
  /** `1 of 3` */
  readonly number: string;
  readonly isOpen: boolean;
}

/** One loss of one thing in one way, from what was done to how it was taken back. */
export function experimentRun(
  run: ExperimentRunData,
  { anchor, number, isOpen }: RunPlace,
  timeScale: number,
): ComponentChild {
  return h(
    'details',
    { class: 'run', open: isOpen },
    h('summary', {}, mark(run.verdict), ` Run ${number}: `, h('strong', {}, run.does)),
    ...unsaid(run).map((reason) => h('p', {}, ...prose(reason))),
    timeScale === 1
      ? null
      : h(
          'p',
          { class: 'notice warning' },
          h('strong', {}, `! Scaled ${timeScale}x: `),
          `1 s of this run stands for ${timeScale} s.`,
        ),
    ...timeline(run, anchor, timeScale),
    facts(run),
    ...objectives(run),
    ...measuredPaths(run),
    ...worstCases(run, timeScale),
    lossTable(run.loss),
  );
}

/** What no objective says by itself. */
function unsaid({ reasons, objectives: all }: ExperimentRunData): string[] {
  return reasons.filter((reason) => !all.some((objective) => objective.reasons.includes(reason)));
}

function facts({
  id,
  kind,
  targets,
  timing,
  standing,
  takenBack,
  wholeAgainMs,
  evidence,
}: ExperimentRunData): ComponentChild {
  const rows: readonly (readonly [string, ...ComponentChild[]])[] = [
    ['Struck', `${targets.join(', ')}; kind ${kind}`],
    ['Moment', timing],
    ['Left standing', standing.length === 0 ? 'not told' : h('ul', {}, ...standing.map((one) => h('li', {}, one)))],
    ['Taken back', mark(takenBack.isHealed ? 'taken back' : 'not shown'), `: ${takenBack.saw}`],
    ['Whole again', measured(wholeAgainMs, (ms) => `${duration(ms)} after the healing began`)],
    ['Evidence', evidenceIds(evidence), h('span', { class: 'sub' }, 'run ', h('code', {}, id))],
  ];
  return h(
    'dl',
    { class: 'facts' },
    ...rows.map(([term, ...text]) => h('div', {}, h('dt', {}, term), h('dd', {}, ...text))),
  );
}

function objectives({ objectives: all }: ExperimentRunData): ComponentChild[] {
  if (all.length === 0) return [h('p', {}, 'No objective was judged.')];
  return [
    table(
      'What had to hold',
      ['Objective', 'Verdict', 'Why'],
      all.map(({ objective, verdict, reasons }) => [
        objective,
        mark(verdict),
        reasons.length === 0
          ? 'no reason was given'
          : reasons.map((reason) => h('span', { class: 'line' }, ...prose(reason))),
      ]),
      'objectives',
    ),
  ];
}
