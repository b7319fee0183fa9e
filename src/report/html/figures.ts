import { h, type ComponentChild } from 'preact';
import type { Figure, ReportData } from '../../evidence/report-data.ts';
import { mark } from './mark.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

/** Figures that were worked out, each with its inputs, their sources, and what to know about it. */
export function figures({ figures: all, chaos, load }: ReportData): ComponentChild {
  if (all.length === 0) return null;
  return h(
    'section',
    { 'aria-labelledby': 'figures' },
    h('h2', { id: 'figures' }, 'Figures'),
    h(
      'p',
      {},
      'Worked out from published service levels, which are what AWS pays credits for, and from declared assumptions. Nothing here was measured.',
      ...(chaos
        ? [' What was measured stands under ', h('a', { href: '#experiments' }, 'what was broken on purpose'), '.']
        : []),
      ...(load ? [' What was measured under load stands under ', h('a', { href: '#load' }, 'load'), '.'] : []),
    ),
    ...all.map(figure),
  );
}

function figure({ name, text, value, unit, verdict, inputs, notes }: Figure): ComponentChild {
  return h(
    'details',
    { class: 'figure', open: verdict === 'below objective' },
    h('summary', {}, name, ' ', h('strong', {}, text), ' ', mark(verdict)),
    notes.length === 0 ? null : h('ul', {}, ...notes.map((note) => h('li', {}, ...prose(note)))),
    h('p', { class: 'sub' }, `Unrounded: ${value} (${unit})`),
    table(
      `What ${name} rests on`,
      ['Input', 'Value', 'Source'],
      inputs.map((row) => [row.name, row.value, h('span', {}, ...prose(row.source))]),
      'inputs',
    ),
  );
}
