import { h, type ComponentChild } from 'preact';
import type { Figure, ReportData } from '../../evidence/report-data.ts';

/** Figures that were worked out, each with its inputs, their sources, and where the verdict would flip. */
export function figures({ figures: all }: ReportData): ComponentChild {
  if (all.length === 0) return null;
  return h(
    'section',
    { 'aria-labelledby': 'figures' },
    h('h2', { id: 'figures' }, 'Figures'),
    h(
      'p',
      {},
      'From published service levels, which are what AWS pays credits for, and from declared assumptions. Nothing here was measured.',
    ),
    ...all.map(figure),
  );
}

function figure({ name, text, verdict, inputs, notes }: Figure): ComponentChild {
  const tone = verdict === 'below objective' ? 'bad' : verdict === 'above objective' ? 'good' : 'quiet';
  return h(
    'details',
    {},
    h('summary', {}, h('strong', {}, `${name}: ${text}`), ' ', h('span', { class: `mark ${tone}` }, verdict)),
    ...notes.map((note) => h('p', {}, note)),
    h(
      'table',
      {},
      h('caption', {}, `What ${name} rests on`),
      h('thead', {}, h('tr', {}, ...['Input', 'Value', 'Source'].map((column) => h('th', { scope: 'col' }, column)))),
      h(
        'tbody',
        {},
        ...inputs.map((row) =>
          h('tr', {}, h('th', { scope: 'row' }, row.name), h('td', {}, row.value), h('td', {}, row.source)),
        ),
      ),
    ),
  );
}
