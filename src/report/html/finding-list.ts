import { h, type ComponentChild } from 'preact';
import type { FindingData } from '../../evidence/report-data.ts';
import { mark } from './mark.ts';

/** Findings as a table: verdict, subject with its place, what was asked and observed, how to mend it, and the evidence. */
export function findingTable(findings: readonly FindingData[], caption: string): ComponentChild {
  const columns = ['Verdict', 'Subject', 'Observed', 'Evidence'];
  return h(
    'table',
    { class: 'findings' },
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, ...columns.map((column) => h('th', { scope: 'col' }, column)))),
    h('tbody', {}, ...findings.map(row)),
  );
}

function row({ verdict, subject, origin, sentence, message, mend, evidence }: FindingData): ComponentChild {
  return h(
    'tr',
    {},
    h('td', {}, mark(verdict)),
    h(
      'th',
      { scope: 'row' },
      subject.name,
      h('span', { class: 'sub' }, subject.type),
      origin === undefined ? null : h('code', {}, origin),
    ),
    h(
      'td',
      {},
      h('span', { class: 'sub' }, `Asked: ${sentence}`),
      message,
      mend === undefined ? null : h('span', { class: 'mend' }, `Mend: ${mend}`),
    ),
    h(
      'td',
      { class: 'evidence' },
      evidence.length === 0 ? '–' : evidence.flatMap((id) => [h('span', { class: 'id' }, id), ' ']),
    ),
  );
}

/** Findings that say the same of the same subject are shown once, though several proofs rest on them. */
export function distinct(findings: readonly FindingData[]): FindingData[] {
  return [
    ...new Map(
      findings.map((finding) => [`${finding.check} ${finding.subject.id} ${finding.message}`, finding]),
    ).values(),
  ];
}
