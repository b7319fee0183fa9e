import { h, type ComponentChild } from 'preact';
import type { FindingData, PromiseData, ReportData } from '../../evidence/report-data.ts';
import { count } from './count.ts';
import { mark, signOf } from './mark.ts';
import { proofAnchor, proofKinds } from './proof-kind.ts';

const worst = ['fail', 'unknown', 'contradicted', 'not-assessed', 'pass'] as const;
const findingOrder: readonly FindingData['verdict'][] = ['fail', 'unknown', 'pass', 'not-applicable'];

/** Promise by proof kind: the worst verdict of the proofs of that kind, leading to the details; then its findings and their evidence. */
export function matrix({ promises }: ReportData): ComponentChild {
  const all = Object.entries(proofKinds);
  const used = all.filter(([kind]) => promises.some(({ proofs }) => proofs.some((proof) => proof.kind === kind)));
  const kinds = used.map(([kind]) => kind);
  const columns = ['Promise', 'Status', ...kinds, 'Findings', 'Evidence'];
  const groups = [...Map.groupBy(promises, ({ group = 'Promises' }) => group)];
  return h(
    'section',
    { 'aria-labelledby': 'matrix' },
    h('h2', { id: 'matrix' }, 'Promises, proofs, findings, evidence'),
    h('p', { class: 'sub' }, `Kinds of proof: ${used.map(([kind, sense]) => `${kind}, ${sense}`).join('; ')}.`),
    h(
      'table',
      { class: 'matrix' },
      h(
        'caption',
        {},
        'Each promise with its proofs by kind. An empty cell: the promise registers no proof of that kind.',
      ),
      h('thead', {}, h('tr', {}, ...columns.map((column) => h('th', { scope: 'col' }, column)))),
      ...groups.map(([group, members]) =>
        h(
          'tbody',
          {},
          h('tr', { class: 'group' }, h('th', { scope: 'rowgroup', colSpan: columns.length }, group)),
          ...members.map((promise) => row(promise, kinds)),
        ),
      ),
    ),
  );
}

function row({ id, title, status, proofs }: PromiseData, kinds: readonly string[]): ComponentChild {
  const findings = proofs.flatMap((proof) => proof.findings);
  const evidence = new Set(findings.flatMap((finding) => finding.evidence)).size;
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('a', { href: `#${id}` }, id), h('span', { class: 'sub' }, title)),
    h('td', { 'data-label': 'Status' }, mark(status)),
    ...kinds.map((kind) => cell(id, kind, proofs)),
    h('td', { 'data-label': 'Findings' }, summed(findings)),
    h(
      'td',
      { 'data-label': 'Evidence' },
      evidence === 0 ? 'none' : h('a', { href: `#${id}` }, count(evidence, 'record')),
    ),
  );
}

function cell(id: string, kind: string, proofs: PromiseData['proofs']): ComponentChild {
  const verdicts = proofs.filter((proof) => proof.kind === kind).map(({ verdict }) => verdict);
  const found = worst.find((verdict) => verdicts.includes(verdict));
  const content = found === undefined ? '' : h('a', { href: `#${proofAnchor(id, kind)}` }, mark(found));
  return h('td', { 'data-label': kind }, content);
}

function summed(findings: readonly FindingData[]): string {
  const parts = findingOrder.flatMap((verdict) => {
    const number = findings.filter((finding) => finding.verdict === verdict).length;
    return number === 0 ? [] : [`${number} ${signOf(verdict)[1]}`];
  });
  return parts.length === 0 ? 'none' : parts.join(', ');
}
