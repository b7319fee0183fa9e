import { h, type ComponentChild } from 'preact';
import type { OutcomeWord, ReportData } from '../../evidence/report-data.ts';
import { mark } from './mark.ts';
import { inPart, tally } from './tally.ts';

/** What the page says in one sentence. Only an outcome without anything broken or unknown may look good. */
const headlines: Readonly<Record<OutcomeWord, readonly [tone: string, text: string]>> = {
  met: ['good', 'Nothing that was assessed is broken or unknown'],
  broken: ['bad', 'Promises are broken'],
  unknown: ['doubt', 'Something could not be seen'],
  'input error': ['bad', 'The input has errors'],
  interrupted: ['doubt', 'The run was interrupted'],
  'nothing assessed': ['doubt', 'No promise is shown to be met'],
};

/** The top of the page: what was judged, when, from what, and what came of it. */
export function banner(report: ReportData): ComponentChild {
  const { architecture, run, outcome } = report;
  const [tone, headline] = headlines[outcome.word];
  const resources = architecture.population.reduce((sum, { count }) => sum + count, 0);
  const regions = architecture.regions
    .map(
      ({ role, code, standsInFor }) =>
        `${code} (${role}${standsInFor === undefined ? '' : `, stands in for ${standsInFor}`})`,
    )
    .join(', ');
  const facts: [string, string][] = [
    ['Judged', `${resources} resources in ${regions}`],
    ['From', 'CloudFormation templates only: nothing was deployed, measured or seen in an account'],
    ['When', `${run.startedAt} to ${run.endedAt} (UTC)`],
    ['Run', `${run.id}: plumbline ${run.command.join(' ')}, exit code ${outcome.exitCode}`],
  ];
  const part = inPart(report);
  const met = report.promises.filter(({ status }) => status === 'met').length;
  return h(
    'header',
    { class: `banner ${tone}` },
    h('p', { class: 'kicker' }, 'Plumbline conformance report'),
    h('h1', {}, architecture.title),
    h(
      'p',
      { class: 'headline' },
      `${headline}: ${met} of ${report.promises.length} promises ${met === 1 ? 'is' : 'are'} met`,
    ),
    h(
      'ul',
      { class: 'tally' },
      ...tally(report).map(({ status, count }) =>
        h(
          'li',
          {},
          h('strong', {}, count),
          ' ',
          mark(status),
          status === 'not-assessed' && part > 0 ? ` (${part} of them pass in part)` : '',
        ),
      ),
    ),
    h('dl', { class: 'facts' }, ...facts.map(([term, text]) => h('div', {}, h('dt', {}, term), h('dd', {}, text)))),
    ...report.notices.map(({ level, text, source }) =>
      h(
        'p',
        { class: `notice ${level}` },
        h('strong', {}, level === 'warning' ? 'Warning: ' : 'Note: '),
        text,
        source === undefined ? '' : ` Source: ${source}`,
      ),
    ),
    outcome.reasons.length > 0
      ? h(
          'ul',
          { class: 'reasons', 'aria-label': 'Why the run did not end well' },
          ...outcome.reasons.map((reason) => h('li', {}, reason)),
        )
      : null,
  );
}
