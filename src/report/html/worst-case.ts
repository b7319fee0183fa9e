import { h, type ComponentChild } from 'preact';
import type { ExperimentRunData, WorstCaseData } from '../../evidence/experiment-data.ts';
import { duration } from '../duration.ts';
import { recoveryText } from '../recovery-text.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

/** The arithmetic of the timers term by term, with what was measured beside it. */
export function worstCases({ worst, paths }: ExperimentRunData, timeScale: number): ComponentChild[] {
  if (worst.length === 0) return [h('p', {}, 'No worst case was worked out for what this run asks.')];
  return worst.flatMap((one) => [
    table(
      `Worst case by arithmetic: ${one.of}`,
      ['Term', 'Time', 'Known by', 'Source'],
      [
        ...one.terms.map(({ what, ms, by, source }) => [what, duration(ms), knownBy(by), sourceOf(by, source)]),
        ...besides(one),
        [h('strong', {}, 'Worst case'), h('strong', {}, duration(one.totalMs)), 'arithmetic', ''],
        ...paths.map((path) => [
          `Measured: ${path.path}`,
          recoveryText(path),
          timeScale === 1 ? 'probes of the twin' : `probes of the twin, ${timeScale}x faster`,
          '',
        ]),
      ],
      'worst-case',
    ),
    ...listed('Not in it, so no proof rests on it:', one.missing),
    ...listed('A real loss adds, and neither timers nor twin show:', one.notCounted),
  ]);
}

function knownBy(by: WorstCaseData['terms'][number]['by']): string {
  return by === 'timer'
    ? 'a timer of the template, which the twin goes through, too'
    : 'declared: only AWS decides it, never measured here';
}

function sourceOf(by: string, source: string | undefined): ComponentChild {
  if (source !== undefined) return h('span', {}, ...prose(source));
  return by === 'timer' ? 'template' : 'none, so no proof may rest on it';
}

/** What runs beside something longer, without which the terms would not add up to the worst case. */
function besides({ terms, totalMs }: WorstCaseData): ComponentChild[][] {
  const overMs = terms.reduce((sum, { ms }) => sum + ms, 0) - totalMs;
  return Math.abs(overMs) < 0.5 ? [] : [['less what runs side by side', duration(-overMs), 'arithmetic', '']];
}

function listed(title: string, sentences: readonly string[]): ComponentChild[] {
  return sentences.length === 0
    ? []
    : [h('p', { class: 'lead' }, title), h('ul', {}, ...sentences.map((sentence) => h('li', {}, ...prose(sentence))))];
}
