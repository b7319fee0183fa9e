import { h, type ComponentChild } from 'preact';
import type { ExperimentData } from '../../evidence/experiment-data.ts';
import { duration, percentOf } from '../duration.ts';
import { count } from './count.ts';
import { table } from './table.ts';

/** What the runs say together of each objective: every value, the median and the largest, and how sure that makes one. Never a mean. */
export function statistics({ statistics: all, runs, repeated, notDone }: ExperimentData): ComponentChild[] {
  return [
    h(
      'p',
      {},
      h('strong', {}, `${count(runs.length, 'run')}. `),
      repeated === 0
        ? 'None had to be repeated.'
        : `${count(repeated, 'run')} said nothing and ${repeated === 1 ? 'was' : 'were'} done again.`,
    ),
    ...(notDone.length === 0
      ? []
      : [
          h(
            'ul',
            {},
            ...notDone.map(({ kind, reason }) => h('li', {}, h('strong', {}, `Not done as ${kind}: `), `${reason}.`)),
          ),
        ]),
    all.length === 0
      ? h('p', {}, 'No objective has a figure.')
      : table(
          'What the runs say together. Times are real ones',
          ['Objective', 'Runs with a figure', 'Median', 'Largest', 'What the largest bounds', 'All, in order'],
          all.map(({ objective, unit, values, median, max, confidenceIn90th }) => {
            const text = textOf[unit];
            return [
              objective,
              String(values.length),
              text(median),
              h('strong', {}, text(max)),
              bound(confidenceIn90th),
              values.map(text).join(', '),
            ];
          }),
          'statistics',
        ),
  ];
}

function bound(confidenceIn90th: number | null): string {
  if (confidenceIn90th === null) return 'Nothing beyond these runs: they are no random sample of one fault.';
  const share = percentOf(Math.floor(confidenceIn90th * 100 + 1e-6) / 100);
  return `It is not below the 90th percentile of all such runs with ${share} confidence.`;
}

const textOf = { ms: duration, writes: (value: number) => count(value, 'write'), ratio: percentOf } as const;
