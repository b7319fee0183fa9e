import { h, type ComponentChild } from 'preact';
import type { FindingData } from '../../evidence/report-data.ts';
import { evidenceIds } from './evidence-ids.ts';
import { mark } from './mark.ts';
import type { Place } from './place.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

/** Findings as tables, one for each expectation: resource with its place, what was observed, how to mend it, and the evidence. Where the proof proves nothing, no finding looks passed. */
export function findingTables(findings: readonly FindingData[], place: Place, isProof = true): ComponentChild[] {
  const groups = Map.groupBy(findings, ({ check, sentence }) => `${check} ${sentence}`);
  return [...groups.values()].map((group) => findingTable(group, place, isProof));
}

/** So many rows of one verdict are shown in a table, since nobody reads more of the same; the rest is counted. */
const rowsOfVerdict = 100;

function findingTable(group: readonly FindingData[], place: Place, isProof: boolean): ComponentChild {
  const signOf = (verdict: FindingData['verdict']): ComponentChild =>
    mark(verdict === 'pass' && !isProof ? 'held' : verdict);
  const caption = [h('span', { class: 'label' }, 'Expected: '), group[0]?.sentence ?? ''];
  const byVerdict = Map.groupBy(group, ({ verdict }) => verdict);
  const shown = new Set([...byVerdict.values()].flatMap((found) => found.slice(0, rowsOfVerdict)));
  const rows = group
    .filter((finding) => shown.has(finding))
    .map((finding) => [
      resource(finding, place),
      signOf(finding.verdict),
      observed(finding),
      evidenceIds(finding.evidence),
    ]);
  const left = [...byVerdict]
    .filter(([, found]) => found.length > rowsOfVerdict)
    .map(([verdict, found]) => [
      `${found.length - rowsOfVerdict} more`,
      signOf(verdict),
      `Of ${found.length} in all; report.json has each of them.`,
      '',
    ]);
  return table(caption, ['Resource', 'Verdict', 'Observed', 'Evidence'], [...rows, ...left], 'findings');
}

function resource({ subject, origin }: FindingData, place: Place): ComponentChild[] {
  return [
    h('strong', {}, subject.name),
    subject.type === 'architecture' ? '' : h('span', { class: 'sub' }, subject.type),
    origin === undefined ? '' : place(origin),
    subject.id === subject.name ? '' : h('span', { class: 'sub id' }, subject.id),
  ];
}

function observed({ message, mend }: FindingData): ComponentChild[] {
  return [
    h('span', {}, ...prose(message)),
    mend === undefined ? '' : h('span', { class: 'mend' }, h('span', { class: 'label' }, 'Mend: '), ...prose(mend)),
  ];
}

/** Findings that say the same of the same subject are shown once, though several proofs rest on them. */
export function distinct(findings: readonly FindingData[]): FindingData[] {
  return [
    ...new Map(
      findings.map((finding) => [`${finding.check} ${finding.subject.id} ${finding.message}`, finding]),
    ).values(),
  ];
}
