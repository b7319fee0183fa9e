import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';

/** What this run did not look at, reason by reason, with the promises each reason keeps open, and what it cannot prove at all. */
export function notLookedAt({ promises, cannotShow }: ReportData): ComponentChild {
  const reasons = new Map<string, Set<string>>();
  for (const { id, proofs } of promises) {
    for (const { verdict, reason = 'no reason given' } of proofs) {
      if (verdict === 'not-assessed') reasons.set(reason, (reasons.get(reason) ?? new Set()).add(id));
    }
  }
  const rows = [...reasons].map(([reason, ids]) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, reason),
      h('td', {}, ...[...ids].flatMap((id, index) => [index === 0 ? '' : ', ', h('a', { href: `#${id}` }, id)])),
    ),
  );
  return h(
    'section',
    { 'aria-labelledby': 'not-looked-at' },
    h('h2', { id: 'not-looked-at' }, 'What was not looked at'),
    rows.length === 0
      ? h('p', {}, 'Every proof that is registered was assessed.')
      : h(
          'table',
          {},
          h('caption', {}, 'Proofs that were not assessed'),
          h(
            'thead',
            {},
            h('tr', {}, h('th', { scope: 'col' }, 'Reason'), h('th', { scope: 'col' }, 'Promises it keeps open')),
          ),
          h('tbody', {}, ...rows),
        ),
    h('h3', {}, 'What this run cannot prove'),
    h('ul', {}, ...cannotShow.map(({ what, why }) => h('li', {}, h('strong', {}, `${what}. `), why))),
  );
}
