import { h, type ComponentChild } from 'preact';
import type { PromiseData, ProofData, ReportData } from '../../evidence/report-data.ts';
import { findingTable } from './finding-list.ts';
import { mark } from './mark.ts';

/** Every promise with its proofs and all their findings; those that are broken or unknown stand open. */
export function promiseDetails({ promises }: ReportData): ComponentChild {
  const groups = [...Map.groupBy(promises, ({ group = 'Promises' }) => group)];
  return h(
    'section',
    { 'aria-labelledby': 'promises' },
    h('h2', { id: 'promises' }, 'Every promise'),
    ...groups.flatMap(([group, members]) => [h('h3', {}, group), ...members.map(promise)]),
  );
}

function promise({ id, title, status, proofs }: PromiseData): ComponentChild {
  const isUrgent = status === 'broken' || status === 'unknown';
  return h(
    'details',
    { id, open: isUrgent, class: 'promise' },
    h('summary', {}, mark(status), ' ', h('strong', {}, id), ` ${title}`),
    ...proofs.map(proof),
  );
}

function proof({ kind, on, verdict, reason, scenario, source, findings }: ProofData): ComponentChild {
  const caption = `${findings.length} finding${findings.length === 1 ? '' : 's'}, on the ${on}`;
  return h(
    'article',
    { class: 'proof' },
    h('h4', {}, mark(verdict), ` ${kind}: ${scenario}`),
    h('p', { class: 'sub' }, source.file === '' ? '' : `${source.file}:${source.line}`),
    reason === undefined ? null : h('p', {}, reason),
    findings.length === 0 ? null : findingTable(findings, caption),
  );
}
