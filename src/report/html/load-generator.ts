import { h, type ComponentChild } from 'preact';
import type { LoadRunData } from '../../evidence/load-data.ts';
import { latencyText, wholePercent } from '../load-text.ts';
import { evidenceIds } from './evidence-ids.ts';
import { mark } from './mark.ts';
import { prose } from './prose.ts';

/** What the load was put on, who sent it, whether that could keep up, and where the raw samples are. */
export function loadGenerator(run: LoadRunData): ComponentChild {
  const { generator, on, end, figures, evidence, samples, startedAt } = run;
  const lags = figures.phases.map(({ phase, lagMs }) =>
    lagMs === null
      ? `${phase} not measured`
      : `${phase} ${latencyText(lagMs.p50)} median, ${latencyText(lagMs.p99)} p99, ${latencyText(lagMs.max)} longest`,
  );
  const rows: readonly (readonly [string, ...ComponentChild[]])[] = [
    ['Put on', on.kind === 'twin' ? 'the local twin, as ' : '', h('code', {}, on.url)],
    ...(on.differs.length === 0
      ? []
      : [['Differs', h('ul', {}, ...on.differs.map((one) => h('li', {}, ...prose(one))))] as const]),
    [
      'Played',
      `scenario ${run.scenario}, profile ${run.profile}, from ${startedAt.replace('T', ' ').replace('Z', ' UTC')}`,
    ],
    ['Ended', end],
    [
      'Generator',
      `${generator.name} ${generator.version}`,
      h('span', { class: 'sub' }, 'SHA-256 ', h('code', {}, generator.sha256)),
    ],
    ['Users', `${generator.users} given, ${Math.ceil(generator.usersNeeded)} needed `, ...shortOfUsers(generator)],
    ['Began late', lags.length === 0 ? 'not measured' : lags.join('; ')],
    [
      'Busy',
      `in the busiest second, the machine ${busy(generator.machineBusy)}, the generator ${busy(generator.generatorBusy)} of it`,
    ],
    [
      'Samples',
      samples.records === 0 ? mark('not seen') : [String(samples.records), ' in ', h('code', {}, samples.file)],
    ],
    ['Evidence', evidenceIds(evidence)],
  ];
  return h(
    'dl',
    { class: 'facts' },
    ...rows.map(([term, ...text]) => h('div', {}, h('dt', {}, term), h('dd', {}, ...text))),
  );
}

function shortOfUsers({ users, usersNeeded }: LoadRunData['generator']): ComponentChild[] {
  return users < usersNeeded ? [h('strong', {}, '! Too few when every answer takes as long as is allowed.')] : [];
}

function busy(ratio: number | null): string {
  return ratio === null ? '(not measured)' : wholePercent(ratio);
}
