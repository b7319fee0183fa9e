import { h, type ComponentChild } from 'preact';
import type { LoadRunData } from '../../evidence/load-data.ts';
import type { ReportData } from '../../evidence/report-data.ts';
import { latencyChart } from './latency-chart.ts';
import { loadDetails } from './load-details.ts';
import { loadGenerator } from './load-generator.ts';
import { loadPhases } from './load-phases.ts';
import { loadPromises } from './load-promises.ts';
import { loadRecompute } from './load-recompute.ts';
import { loadTimeline } from './load-timeline.ts';
import { mark } from './mark.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

/** One load run, from what had to hold to where its raw samples are. */
export function loadRun(run: LoadRunData, anchor: string, promises: ReportData['promises']): ComponentChild {
  const { id, title, verdict, reasons } = run;
  return h(
    'details',
    { id: anchor, class: 'experiment load', open: true },
    h('summary', {}, mark(verdict), ' ', h('strong', {}, id), h('span', { class: 'sub' }, title)),
    ...warnings(run),
    ...reasons.map((reason) => h('p', {}, ...prose(reason))),
    h(
      'div',
      { class: 'settles' },
      h('span', { class: 'label' }, 'What it settles: '),
      loadPromises(run, promises, true),
    ),
    limits(run),
    ...loadPhases(run),
    ...latencyChart(run, anchor),
    ...loadTimeline(run, anchor),
    ...loadDetails(run),
    loadGenerator(run),
    ...loadRecompute(run),
  );
}

/** What no figure may be read without. */
function warnings({ verdict, figures: { phases }, samples }: LoadRunData): ComponentChild[] {
  const isEmpty = samples.records === 0 || phases.every(({ requests }) => requests === 0);
  return [
    ...(isEmpty
      ? [warning('No samples. ', 'Not one request was measured, so nothing below shows that anything holds.')]
      : []),
    ...(verdict === 'not-assessed'
      ? [warning('A rehearsal, no proof. ', 'Its figures are shown, and settle no promise, however good they are.')]
      : []),
    ...(verdict === 'unknown'
      ? [warning('Nothing is shown. ', 'This run cannot tell whether its limits hold; its figures may be wrong.')]
      : []),
  ];
}

function warning(strong: string, text: string): ComponentChild {
  return h('p', { class: 'notice warning' }, h('strong', {}, `! ${strong}`), text);
}

function limits({ limits: all, verdict }: LoadRunData): ComponentChild {
  if (all.length === 0) return h('p', {}, 'No limit was judged.');
  // A limit that holds in a run that proves nothing must not look passed.
  const isProof = verdict === 'pass' || verdict === 'fail';
  return table(
    'What had to hold in every judged phase',
    ['Limit', 'Verdict', 'Why'],
    all.map((one) => [
      one.limit,
      mark(one.verdict === 'pass' && !isProof ? 'held' : one.verdict),
      h('span', {}, ...prose(one.message)),
    ]),
    'objectives',
  );
}
