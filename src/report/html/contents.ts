import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';

/** The ways into the page. */
export function contents({ chaos, load, tls, figures, cannotShow }: ReportData): ComponentChild {
  const links = [
    ['broken', 'What is broken'],
    ['not-looked-at', 'What was not looked at'],
    ['matrix', 'Matrix'],
    ['promises', 'Every promise'],
    ...(chaos ? [['experiments', 'What was broken on purpose'] as const] : []),
    ...(load ? [['load', 'Load'] as const] : []),
    ...(tls ? [['tls', 'TLS'] as const] : []),
    ...(figures.length === 0 ? [] : [['figures', 'Figures'] as const]),
    ...(cannotShow.length === 0 ? [] : [['limits', 'What this run cannot prove'] as const]),
    ['input', 'Input'],
    ['provenance', 'Population and tools'],
    ['evidence', 'Evidence'],
  ] as const;
  return h(
    'nav',
    { 'aria-label': 'On this page' },
    h('ul', {}, ...links.map(([id, text]) => h('li', {}, h('a', { href: `#${id}` }, text)))),
  );
}
