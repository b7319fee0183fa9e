import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';
import { count } from './count.ts';
import { enumeration } from './enumeration.ts';
import { inputFolder } from './place.ts';

/** What was judged, where, when, and by which command. */
export function facts(report: ReportData): ComponentChild {
  const { architecture, run, outcome } = report;
  const { asked } = run;
  const resources = architecture.population.reduce((sum, { count: number }) => sum + number, 0);
  const folder = inputFolder(report);
  const rows: (readonly [term: string, ...text: ComponentChild[]])[] = [
    [
      'Judged',
      `${count(resources, 'resource')} of ${count(architecture.population.length, 'type')}: ${enumeration(architecture)}`,
    ],
    ['Regions', architecture.regions.map(regionText).join('; ')],
    ['When', instant(run.startedAt), `, for ${seconds(run.startedAt, run.endedAt)} s`],
    ['Asked for', askedFor(asked)],
    ...(report.chaos ? [['Broken', ...broken(report.chaos)] as const] : []),
    ...(report.load ? [['Loaded', ...loaded(report.load)] as const] : []),
    [
      'Run',
      h('code', {}, run.id),
      ': ',
      h('code', {}, ['plumbline', ...run.command].join(' ')),
      `, exit code ${outcome.exitCode}`,
    ],
    ...(folder === '' ? [] : [['Places', 'are given from ', h('code', {}, folder)] as const]),
  ];
  return h(
    'dl',
    { class: 'facts' },
    ...rows.map(([term, ...text]) => h('div', {}, h('dt', {}, term), h('dd', {}, ...text))),
  );
}

function regionText({ role, code, standsInFor }: ReportData['architecture']['regions'][number]): string {
  return `${code}, ${role}${standsInFor === undefined ? '' : `, stands in for ${standsInFor}`}`;
}

function instant(iso: string): ComponentChild {
  return h('time', { dateTime: iso }, iso.replace('T', ' ').replace(/(\.\d+)?Z$/u, ' UTC'));
}

function seconds(from: string, to: string): string {
  return ((Date.parse(to) - Date.parse(from)) / 1000).toFixed(1);
}

/** So many kinds of proof there are. */
const allKinds = 10;

function askedFor({ kinds, tags, everyBranch }: ReportData['run']['asked']): string {
  const more = [
    ...(tags === undefined ? [] : [`tags ${tags}`]),
    ...(everyBranch ? ['every branch of open questions'] : []),
  ];
  const asked = kinds.length === allKinds ? 'proofs of every kind' : `proofs of kind ${kinds.join(', ')}`;
  return [asked, ...more].join('; ');
}

function broken({ twin: { driver, profile }, experiments }: NonNullable<ReportData['chaos']>): ComponentChild[] {
  const runs = experiments.reduce((sum, one) => sum + one.runs.length, 0);
  const text = `${count(experiments.length, 'experiment')}, ${count(runs, 'run')}, on a local twin (driver ${driver}, profile ${profile}): `;
  return [text, h('a', { href: '#experiments' }, 'what was broken on purpose')];
}

function loaded({ runs }: NonNullable<ReportData['load']>): ComponentChild[] {
  const profiles = [...new Set(runs.map(({ profile }) => profile))];
  const text = `${count(runs.length, 'load run')}${runs.length === 0 ? '' : `, profile ${profiles.join(', ')}`}: `;
  return [text, h('a', { href: '#load' }, 'load')];
}
