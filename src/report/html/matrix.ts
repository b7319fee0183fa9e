import { h, type ComponentChild } from 'preact';
import type { PromiseData, ReportData } from '../../evidence/report-data.ts';
import { mark } from './mark.ts';

const kinds = ['inv', 'path', 'iam', 'k8s', 'tls', 'load', 'chaos', 'cost', 'calc', 'doc'] as const;
const worst = ['fail', 'unknown', 'contradicted', 'not-assessed', 'pass'] as const;

/** Promise by proof kind: the worst verdict of the proofs of that kind, leading to the details. */
export function matrix({ promises }: ReportData): ComponentChild {
  const used = kinds.filter((kind) => promises.some(({ proofs }) => proofs.some((proof) => proof.kind === kind)));
  const columns = ['Promise', 'Status', ...used, 'Evidence'];
  return h(
    'section',
    { 'aria-labelledby': 'matrix' },
    h('h2', { id: 'matrix' }, 'Promises, proofs, evidence'),
    h(
      'div',
      { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Matrix of promises and proofs' },
      h(
        'table',
        { class: 'matrix' },
        h('caption', {}, 'Each promise with the kinds of proof it needs. An empty cell: that kind is not asked for.'),
        h('thead', {}, h('tr', {}, ...columns.map((column) => h('th', { scope: 'col' }, column)))),
        h('tbody', {}, ...promises.map((promise) => row(promise, used))),
      ),
    ),
  );
}

function row({ id, title, status, proofs }: PromiseData, used: readonly string[]): ComponentChild {
  const evidence = new Set(proofs.flatMap(({ findings }) => findings.flatMap((finding) => finding.evidence)));
  const cells = used.map((kind) => {
    const verdicts = proofs.filter((proof) => proof.kind === kind).map(({ verdict }) => verdict);
    const found = worst.find((verdict) => verdicts.includes(verdict));
    return h('td', {}, found === undefined ? '' : mark(found));
  });
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('a', { href: `#${id}` }, id), h('span', { class: 'sub' }, title)),
    h('td', {}, mark(status)),
    ...cells,
    h('td', { class: 'evidence' }, evidence.size === 0 ? '–' : `${evidence.size} records`),
  );
}
