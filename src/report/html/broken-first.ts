import { h, type ComponentChild } from 'preact';
import type { PromiseData, ReportData } from '../../evidence/report-data.ts';
import { distinct, findingTables } from './finding-table.ts';
import { loadAnchors } from './load-link.ts';
import { mark } from './mark.ts';
import { placeIn, type Place } from './place.ts';
import { proofLinks } from './proof-link.ts';

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
    ...failing.map((promise) => entry(promise, place, report)),
    ...failedRuns(report),
    failing.length === 0 && failedRuns(report).length === 0 ? h('p', {}, nothingBroken(report)) : null,
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

/** A load run may stand for no promise, and fails all the same. */
function failedRuns({ load }: ReportData): ComponentChild[] {
  const runs = load?.runs ?? [];
  const addresses = loadAnchors(runs);
  return runs.flatMap(({ id, title, verdict, promises }, index) =>
    verdict === 'fail' && promises.length === 0
      ? [h('p', {}, mark('fail'), ' Load run ', h('a', { href: `#${addresses[index] ?? ''}` }, id), `: ${title}`)]
      : [],
  );
}

function entry({ id, title, status, proofs }: PromiseData, place: Place, report: ReportData): ComponentChild {
  const failed = proofs.filter(({ verdict }) => verdict === 'fail');
  const findings = distinct(failed.flatMap((proof) => proof.findings.filter(({ verdict }) => verdict === 'fail')));
  // Several proofs may rest on the same.
  const resting = Map.groupBy(failed, ({ kind, experiment }) => `${kind === 'chaos' ? '' : kind} ${experiment}`);
  const linked = [...resting.values()].flatMap(([first]) => (first ? proofLinks(id, first, report) : []));
  return h(
    'article',
    { class: 'urgent' },
    h('h3', {}, mark(status), ' ', h('a', { href: `#${id}` }, id), ` ${title}`),
    ...failed.flatMap(({ kind, reason }) => (reason === undefined ? [] : [h('p', {}, `${kind}: ${reason}`)])),
    ...linked.map((link) => h('p', {}, ...link)),
    ...findingTables(findings, place),
  );
}
