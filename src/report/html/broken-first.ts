import { h, type ComponentChild } from 'preact';
import type { PromiseData, ReportData } from '../../evidence/report-data.ts';
import { experimentLink } from './experiment-link.ts';
import { distinct, findingTables } from './finding-table.ts';
import { mark } from './mark.ts';
import { placeIn, type Place } from './place.ts';

/** Every promise a proof of which failed, whatever its status, with the findings that say so. */
export function brokenFirst(report: ReportData): ComponentChild {
  const place = placeIn(report);
  const failing = report.promises.filter(
    ({ status, proofs }) => status === 'broken' || proofs.some(({ verdict }) => verdict === 'fail'),
  );
  return h(
    'section',
    { 'aria-labelledby': 'broken' },
    h('h2', { id: 'broken' }, 'What is broken'),
    ...failing.map((promise) => entry(promise, place, report.chaos)),
    failing.length === 0 ? h('p', {}, nothingBroken(report)) : null,
    report.input.status === 'errors'
      ? h('p', {}, 'The linter found errors: see ', h('a', { href: '#input' }, 'the input'), '.')
      : null,
  );
}

function nothingBroken({ promises }: ReportData): string {
  return promises.some(({ status }) => status === 'met')
    ? 'No proof failed. What was not looked at may still be broken.'
    : 'No proof failed, and no promise is shown to be met.';
}

function entry({ id, title, status, proofs }: PromiseData, place: Place, chaos: ReportData['chaos']): ComponentChild {
  const failed = proofs.filter(({ verdict }) => verdict === 'fail');
  const findings = distinct(failed.flatMap((proof) => proof.findings.filter(({ verdict }) => verdict === 'fail')));
  return h(
    'article',
    { class: 'urgent' },
    h('h3', {}, mark(status), ' ', h('a', { href: `#${id}` }, id), ` ${title}`),
    ...failed.flatMap(({ kind, reason }) => (reason === undefined ? [] : [h('p', {}, `${kind}: ${reason}`)])),
    ...new Set(failed.flatMap(({ experiment }) => experiment ?? []))
      .values()
      .map((experiment) => h('p', {}, ...experimentLink(experiment, chaos))),
    ...findingTables(findings, place),
  );
}
