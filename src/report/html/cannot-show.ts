import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';

/** What a run of this kind cannot prove, however well it ends. */
export function cannotShow({ cannotShow: limits }: ReportData): ComponentChild {
  if (limits.length === 0) return null;
  return h(
    'section',
    { 'aria-labelledby': 'limits' },
    h('h2', { id: 'limits' }, 'What this run cannot prove'),
    h('dl', { class: 'limits' }, ...limits.map(({ what, why }) => h('div', {}, h('dt', {}, what), h('dd', {}, why)))),
  );
}
