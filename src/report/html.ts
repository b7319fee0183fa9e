import { Fragment, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { ReportData } from '../evidence/report-data.ts';
import { banner } from './html/banner.ts';
import { brokenFirst } from './html/broken-first.ts';
import { figures } from './html/figures.ts';
import { input } from './html/input.ts';
import { matrix } from './html/matrix.ts';
import { notLookedAt } from './html/not-looked-at.ts';
import { promiseDetails } from './html/promise-details.ts';
import { provenance } from './html/provenance.ts';
import { style } from './html/style.ts';

/** The report as one self-contained page: no script, no network, everything escaped. Same data, same bytes. */
export function html(report: ReportData): string {
  const { architecture } = report;
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
    h('title', {}, `${architecture.title}: Plumbline report ${report.run.id}`),
    h('style', { dangerouslySetInnerHTML: { __html: style } }),
  );
  const sections = [
    brokenFirst(report),
    notLookedAt(report),
    matrix(report),
    figures(report),
    promiseDetails(report),
    input(report),
    provenance(report),
  ];
  const body = h(
    'body',
    {},
    h('a', { class: 'skip', href: '#main' }, 'Skip to the findings'),
    banner(report),
    h('main', { id: 'main' }, h(Fragment, {}, ...sections)),
  );
  return `<!doctype html>\n${renderToString(h('html', { lang: 'en' }, head, body))}\n`;
}
