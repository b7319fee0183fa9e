import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ReportData } from '../evidence/report-data.ts';
import { banner } from './html/banner.ts';
import { brokenFirst } from './html/broken-first.ts';
import { cannotShow } from './html/cannot-show.ts';
import { contents } from './html/contents.ts';
import { evidence } from './html/evidence.ts';
import { experiments } from './html/experiments.ts';
import { figures } from './html/figures.ts';
import { input } from './html/input.ts';
import { load } from './html/load.ts';
import { matrix } from './html/matrix.ts';
import { notLookedAt } from './html/not-looked-at.ts';
import { promiseDetails } from './html/promise-details.ts';
import { provenance } from './html/provenance.ts';
import { style } from './html/style.ts';
import { tallyLine } from './html/tally.ts';
import { tls } from './html/tls.ts';
import { printable } from './printable.ts';

const sections = [
  brokenFirst,
  notLookedAt,
  matrix,
  promiseDetails,
  experiments,
  load,
  tls,
  figures,
  cannotShow,
  input,
  provenance,
  evidence,
] as const;

/** The report as one self-contained page: no script, no network, everything escaped. Same data, same bytes. */
export function html(report: ReportData): string {
  const { architecture, run } = report;
  const head = h(
    'head',
    {},
    h('meta', { charset: 'utf-8' }),
    h('meta', {
      'http-equiv': 'Content-Security-Policy',
      content: "default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('title', {}, `${architecture.title}: ${tallyLine(report)}`),
    h('style', { dangerouslySetInnerHTML: { __html: style } }),
  );
  const body = h(
    'body',
    {},
    h('a', { class: 'skip', href: '#main' }, 'Skip to what is broken'),
    banner(report),
    contents(report),
    h('main', { id: 'main', tabIndex: -1 }, ...sections.map((section) => section(report))),
    h('footer', {}, h('p', {}, `Plumbline conformance report of run ${run.id}, ${architecture.title}.`)),
  );
  return `<!doctype html>\n${printable(renderToString(h('html', { lang: 'en' }, head, body)))}\n`;
}
