import { h, type ComponentChild } from 'preact';
import type { LoadRunData } from '../../evidence/load-data.ts';
import type { ReportData } from '../../evidence/report-data.ts';
import { measured } from '../duration.ts';
import { cutOff, failedOf, percentileText, perSecond, type Phase, sentPerSecond } from '../load-text.ts';
import { loadAnchors } from './load-link.ts';
import { loadPromises } from './load-promises.ts';
import { loadRun } from './load-run.ts';
import { mark } from './mark.ts';
import { table } from './table.ts';

/** What load was put on the architecture, and what came of it. */
export function load({ load: data, promises }: ReportData): ComponentChild {
  if (!data) return null;
  const addresses = loadAnchors(data.runs);
  const address = (index: number): string => addresses[index] ?? '';
  return h(
    'section',
    { 'aria-labelledby': 'load' },
    h('h2', { id: 'load' }, 'Load'),
    data.runs.some(({ on }) => on.kind === 'twin')
      ? h(
          'p',
          {},
          h('strong', {}, 'Not on AWS where the twin is named. '),
          'The twin is the architecture in miniature on one machine, which also sends the load; how it differs stands with each run.',
        )
      : null,
    data.runs.length === 0
      ? h('p', {}, 'No load was put on anything, so latency and errors were not measured.')
      : overview(data.runs, promises, address),
    ...data.runs.map((run, index) => loadRun(run, address(index), promises)),
  );
}

function overview(
  runs: readonly LoadRunData[],
  promises: ReportData['promises'],
  address: (index: number) => string,
): ComponentChild {
  return table(
    'Each load run with the figures of its heaviest judged phase. What it settles for a promise stands in the last column',
    ['Run', 'Verdict', 'On', 'Profile', 'Asked', 'Sent', 'p95', 'p99', 'Failed, dropped, cut off', 'Promises'],
    runs.map((run, index) => {
      const phase = heaviest(run);
      return [
        h('a', { href: `#${address(index)}` }, run.id),
        mark(run.verdict),
        run.on.kind === 'twin' ? 'twin' : h('code', {}, run.on.url),
        run.profile,
        phase ? perSecond(phase.askedPerSecond) : 'not measured',
        phase ? measured(sentPerSecond(phase), perSecond) : 'not measured',
        percentileText(phase?.latency ?? null, 0.95),
        percentileText(phase?.latency ?? null, 0.99),
        phase ? `${failedOf(phase)}, ${phase.iterations.dropped}, ${cutOff(phase)}` : 'not measured',
        loadPromises(run, promises),
      ];
    }),
    'overview',
  );
}

function heaviest({ figures: { phases } }: LoadRunData): Phase | undefined {
  const judged = phases.filter(({ isJudged }) => isJudged);
  return judged.toSorted((a, b) => b.askedPerSecond - a.askedPerSecond)[0];
}
