import { h, type ComponentChild } from 'preact';
import type { PromiseData, ReportData } from '../../evidence/report-data.ts';
import { distinct, findingTable } from './finding-list.ts';
import { mark } from './mark.ts';

/** What needs somebody: broken promises, then unknown ones, each with the findings that decide. */
export function brokenFirst({ promises }: ReportData): ComponentChild {
  const urgent = (['broken', 'unknown'] as const).flatMap((status) =>
    promises.filter((promise) => promise.status === status),
  );
  const content = urgent.length === 0 ? [h('p', {}, 'No promise is broken or unknown.')] : urgent.map(entry);
  return h('section', { 'aria-labelledby': 'broken' }, h('h2', { id: 'broken' }, 'Broken and unknown'), ...content);
}

function entry({ id, title, status, proofs }: PromiseData): ComponentChild {
  const wanted = status === 'broken' ? 'fail' : 'unknown';
  const findings = distinct(proofs.flatMap((proof) => proof.findings.filter(({ verdict }) => verdict === wanted)));
  const reasons = proofs.flatMap(({ verdict, reason, kind }) =>
    verdict === wanted && reason !== undefined ? [`${kind}: ${reason}`] : [],
  );
  return h(
    'article',
    { class: 'urgent' },
    h('h3', {}, mark(status), ' ', h('a', { href: `#${id}` }, id), ` ${title}`),
    ...reasons.map((reason) => h('p', {}, reason)),
    findings.length > 0
      ? findingTable(findings, `${findings.length} finding${findings.length === 1 ? '' : 's'} decide this`)
      : null,
  );
}
