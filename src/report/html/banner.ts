import { h, type ComponentChild } from 'preact';
import type { Notice, ReportData } from '../../evidence/report-data.ts';
import { facts } from './facts.ts';
import { signOf } from './mark.ts';
import { prose } from './prose.ts';
import { standingOf } from './standing.ts';
import { coverage, tally, tallyLine } from './tally.ts';

/** What each target can mean for a reader, said before any figure. */
function groundsOf(report: ReportData): string {
  if (report.run.target !== 'template' && report.architecture.population.length === 0)
    return 'Nothing was read, so nothing was judged.';
  switch (report.run.target) {
    case 'template': {
      const besides = measuredOn(report);
      if (besides.length === 0) return 'Judged from templates; nothing was deployed or measured.';
      const isElsewhere = report.load?.runs.some(({ on }) => on.kind === 'url') || report.tls?.on === 'url';
      const end = isElsewhere ? 'nothing was deployed.' : 'nothing was deployed to AWS or measured there.';
      return `Judged from templates, and from ${besides.join(', and from ')}; ${end}`;
    }
    case 'emulator': {
      const besides = measuredOn(report);
      const also = besides.length === 0 ? '' : `, and from ${besides.join(', and from ')}`;
      return `Judged from what was deployed to an emulator and read back${also}: a test double of AWS, and no evidence of what runs there.`;
    }
    case 'live': {
      const besides = measuredOn(report);
      const also = besides.length === 0 ? '' : `, and from ${besides.join(', and from ')}`;
      const { replayed } = report.run;
      if (replayed)
        return `Judged from a recording of ${replayed.at} (${replayed.file}, SHA-256 ${replayed.sha256})${also}: what an account told then. Nothing was asked in this run.`;
      return `Judged from what a live account told of itself${also}, when it was asked; nothing was changed there.`;
    }
  }
}

/** What was done beside reading templates, and where. */
function measuredOn({ chaos, load, tls }: ReportData): string[] {
  const played = (load?.runs ?? []).filter(({ figures }) => figures.phases.some(({ requests }) => requests > 0));
  const hosts = new Set(played.map(({ on }) => (on.kind === 'twin' ? 'a local twin' : on.url)));
  return [
    ...(isAnythingBroken(chaos) ? ['faults injected into a local twin'] : []),
    ...(hosts.size === 0 ? [] : [`load put on ${[...hosts].join(' and ')}`]),
    ...(tls && tls.endpoints.length > 0
      ? [`handshakes with ${tls.on === 'twin' ? 'a local twin' : 'the named endpoints'}`]
      : []),
  ];
}

function isAnythingBroken(chaos: ReportData['chaos']): boolean {
  return chaos?.experiments.some(({ runs }) => runs.length > 0) ?? false;
}

/** The top of the page: what was judged, when, from what, and what came of it. */
export function banner(report: ReportData): ComponentChild {
  const { architecture, outcome } = report;
  const { tone, icon, word } = standingOf(report);
  return h(
    'header',
    { class: `banner ${tone}` },
    h('p', { class: 'kicker' }, 'Plumbline conformance report'),
    h('h1', {}, architecture.title),
    h('p', { class: 'standing' }, h('span', { 'aria-hidden': 'true' }, icon), ` ${word}`),
    h('p', { class: 'headline' }, tallyLine(report)),
    bar(report),
    h('p', { class: 'coverage' }, h('strong', {}, groundsOf(report)), ` ${coverage(report)}`),
    outcome.reasons.length === 0
      ? null
      : h('p', { class: 'why' }, `Exit code ${outcome.exitCode}: ${outcome.reasons.join('; ')}.`),
    facts(report),
    unsafe(report),
    ...report.notices.map(notice),
  );
}

/** The tally once more as a bar. Decoration: its words are the line above it. */
function bar(report: ReportData): ComponentChild {
  return h(
    'div',
    { class: 'bar', 'aria-hidden': 'true' },
    ...tally(report)
      .filter(({ number }) => number > 0)
      .map(({ status, number }) => {
        const [icon, , tone] = signOf(status);
        return h('span', { class: tone, style: `flex-grow:${number}` }, icon);
      }),
  );
}

function notice({ level, text, source }: Notice): ComponentChild {
  return h(
    'p',
    { class: `notice ${level}` },
    h('strong', {}, level === 'warning' ? '! Warning: ' : 'Note: '),
    ...prose(text),
    ...(source === undefined ? [] : [' Source: ', ...prose(source)]),
  );
}

/** Something of the twin may still be broken or running: nobody may have to read far to learn it. */
function unsafe({ chaos }: ReportData): ComponentChild {
  const left = (chaos?.experiments ?? []).filter(({ verdict }) => verdict === 'unsafe').map(({ id }) => id);
  if (left.length === 0) return null;
  return h(
    'p',
    { class: 'notice warning' },
    h('strong', {}, '! Warning: '),
    `It was not shown that every fault is undone (${left.join(', ')}): see `,
    h('a', { href: '#experiments' }, 'what was broken on purpose'),
    '. plumbline chaos heal undoes what is left.',
  );
}
