import { h, type ComponentChild } from 'preact';
import { latencyText, type Phase } from '../load-text.ts';
import { measured } from '../duration.ts';
import { count } from './count.ts';
import { table } from './table.ts';

/** Nobody reads more seconds than these, and a page that holds them all cannot be opened. */
const mostRows = 600;

/** All that the timeline of a load run shows, in numbers. */
export function loadTimelineTable(phases: readonly Phase[]): ComponentChild {
  const rows = phases.flatMap(({ phase, timeline }) =>
    timeline.map(({ second, requests, failed, p50Ms, p95Ms }) => [
      `${phase}, second ${second}`,
      String(requests),
      String(failed),
      measured(p50Ms, latencyText),
      measured(p95Ms, latencyText),
    ]),
  );
  const left = rows.length - mostRows;
  return h(
    'details',
    {},
    h('summary', {}, `The same as a table: ${count(rows.length, 'second')}`),
    table(
      'Each second of each phase, by when requests were answered',
      ['Second of the phase', 'Requests', 'Failed', 'p50', 'p95'],
      [...rows.slice(0, mostRows), ...(left > 0 ? [[`${left} more`, 'report.json has each of them', '', '', '']] : [])],
      'numbers',
    ),
  );
}
