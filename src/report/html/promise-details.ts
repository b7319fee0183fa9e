import { h, type ComponentChild } from 'preact';
import type { PromiseData, ProofData, ReportData } from '../../evidence/report-data.ts';
import { findingTables } from './finding-table.ts';
import { mark } from './mark.ts';
import { placeIn, type Place } from './place.ts';
import { proofAnchor } from './proof-kind.ts';
import { proofLinks } from './proof-link.ts';
import { prose } from './prose.ts';

/** Every promise with its proofs and all their findings; those that are broken or unknown stand open. */
export function promiseDetails(report: ReportData): ComponentChild {
  const place = placeIn(report);
  const groups = [...Map.groupBy(report.promises, ({ group = 'Promises' }) => group)];
  return h(
    'section',
    { 'aria-labelledby': 'promises' },
    h('h2', { id: 'promises' }, 'Every promise'),
    ...groups.flatMap(([group, members]) => [h('h3', {}, group), ...members.map((one) => promise(one, place, report))]),
  );
}

function promise({ id, title, status, proofs }: PromiseData, place: Place, report: ReportData): ComponentChild {
  const kinds = proofs.map(({ kind }) => kind);
  const isOpen = status === 'broken' || status === 'unknown' || proofs.some(({ verdict }) => verdict === 'fail');
  return h(
    'details',
    { id, open: isOpen, class: 'promise' },
    h('summary', {}, mark(status), ' ', h('strong', {}, id), ` ${title}`),
    proofs.length === 0 ? h('p', {}, 'No proof is registered.') : null,
    ...proofs.map((one, index) =>
      // Only the first proof of a kind is led to: an address stands for one place.
      proof(
        one,
        place,
        proofLinks(id, one, report),
        kinds.indexOf(one.kind) === index ? proofAnchor(id, one.kind) : undefined,
      ),
    ),
  );
}

function proof(
  { kind, on, verdict, reason, scenario, source, findings }: ProofData,
  place: Place,
  links: readonly ComponentChild[][],
  anchor: string | undefined,
): ComponentChild {
  return h(
    'article',
    { class: 'proof', id: anchor },
    h('h4', {}, mark(verdict), ' ', h('span', { class: 'kind' }, kind), ` ${scenario}`),
    h(
      'p',
      { class: 'sub' },
      ...(source.file === '' ? ['no scenario yet'] : [h('code', {}, `${source.file}:${source.line}`)]),
      `, on: ${on}`,
    ),
    reason === undefined ? null : h('p', {}, h('span', { class: 'reason' }, ...prose(reason))),
    ...links.map((link) => h('p', {}, ...link)),
    ...findingTables(findings, place, verdict !== 'not-assessed'),
  );
}
