import { h, type ComponentChild } from 'preact';
import type { MeasuredPathData, WorstCaseData } from '../../evidence/experiment-data.ts';
import { duration } from '../duration.ts';
import { recoveryText } from '../recovery-text.ts';
import type { TimeAxis } from './time-axis.ts';

/** One stripe of a timeline: how high it is, and what it holds when its upper edge lies at `top`. */
interface Lane {
  readonly height: number;
  readonly draw: (top: number, axis: TimeAxis) => ComponentChild;
}

/** Until when a path was probed: each probe after the fault stands for one period, and so does each that counts as down. */
export function observedMs({ probes, downtimeMs, resolutionMs }: MeasuredPathData): number {
  const bad = probes.intended - probes.ok;
  return probes.intended * (bad > 0 && downtimeMs > 0 ? downtimeMs / bad : resolutionMs);
}

/** Probes of a path: thin where they were answered, thick where they failed, hatched where recovery lies, and its phases below. */
export function pathLane(path: MeasuredPathData): Lane {
  const parts = phaseSpans(path);
  return {
    height: parts.length > 0 ? 86 : 64,
    draw: (top, { x, endMs }) => {
      const seenMs = path.probes.sent === 0 ? 0 : observedMs(path);
      const bands = path.outages.map(({ startMs, endMs: backMs }) => [x(startMs), x(backMs ?? seenMs)] as const);
      return h(
        'g',
        {},
        h('text', { x: x(0) + 6, y: top + 22, class: 'lane' }, `${cut(path.path)}: ${brief(path)}`),
        h('path', { class: 'unprobed', d: `M${x(0)} ${top + 40}H${x(endMs)}` }),
        seenMs > 0 ? h('rect', { class: 'up', x: x(0), y: top + 37, width: width(x(0), x(seenMs)), height: 6 }) : null,
        bands.length > 0
          ? h('path', { class: 'down', d: bands.map((band) => box(band, top + 30, 20)).join('') })
          : null,
        path.rtoIntervalMs ? recoveryBox(x(path.rtoIntervalMs[0]), x(path.rtoIntervalMs[1]), top + 27, 26) : null,
        ...parts.map(({ name, fromMs, toMs }) => bracket(name, x(fromMs), x(toMs), top + 58)),
      );
    },
  };
}

/** The arithmetic of the timers, to the same scale. */
export function worstLane({ of, totalMs }: WorstCaseData, shownMs: number): Lane {
  return {
    height: 64,
    draw: (top, { x, endMs }) => {
      const isOff = shownMs > endMs;
      const scaled = shownMs === totalMs ? '' : ` (here ${duration(shownMs)})`;
      return h(
        'g',
        {},
        h(
          'text',
          { x: x(0) + 6, y: top + 22, class: 'lane' },
          `Worst case ${duration(totalMs)}${scaled}: ${cut(of, 32)}`,
        ),
        h('path', { class: 'worst', d: box([x(0), x(shownMs)], top + 32, 16) }),
        isOff
          ? h('path', { class: 'worst', d: `M${x(endMs)} ${top + 32}l10 8l-10 8` })
          : h('path', { class: 'worst bound', d: `M${x(shownMs)} 34V${top + 48}` }),
      );
    },
  };
}

interface Span {
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
}

/** Where each phase lay, one after the other, as far as their ends were seen. */
function phaseSpans({ phases }: Pick<MeasuredPathData, 'phases'>): Span[] {
  const spans: Span[] = [];
  let fromMs = 0;
  for (const { name, ms } of phases) {
    if (ms === null) break;
    const toMs = fromMs + ms;
    // One that took no time has nothing to show, and one that took less is within the resolution.
    if (ms > 0) spans.push({ name, fromMs, toMs });
    fromMs = toMs;
  }
  return spans;
}

function bracket(name: string, from: number, to: number, y: number): ComponentChild {
  const isRoomy = to - from > name.length * 6.5 + 8;
  return h(
    'g',
    {},
    h('path', { class: 'phase', d: `M${from} ${y}v6H${to}v-6` }),
    isRoomy ? h('text', { class: 'phase', x: fixed((from + to) / 2), y: y + 19, 'text-anchor': 'middle' }, name) : null,
  );
}

const least = 8;

function recoveryBox(from: number, to: number, y: number, height: number): ComponentChild {
  const left = to - from < least ? fixed(to - least) : from;
  const right = Math.max(to, left + least);
  const lines: string[] = [];
  for (let start = left - height; start < right; start += 5) {
    const [x0, x1] = [Math.max(left, start), Math.min(right, start + height)];
    if (x0 < x1)
      lines.push(`M${fixed(x0)} ${fixed(y + height - x0 + start)}L${fixed(x1)} ${fixed(y + height - x1 + start)}`);
  }
  return h(
    'g',
    { class: 'back' },
    h('rect', { x: left, y, width: width(left, right), height }),
    h('path', { d: lines.join('') }),
  );
}

function brief(path: MeasuredPathData): string {
  return recoveryText(path).replace(' after the fault', '').replace('; last seen failing', ', failing until');
}

function box([from, to]: readonly [number, number], y: number, height: number): string {
  return `M${from} ${y}h${width(from, to)}v${height}H${from}z`;
}

/** Never so thin that it is not seen. */
function width(from: number, to: number): number {
  return Math.max(1.5, fixed(to - from));
}

function fixed(value: number): number {
  return Number(value.toFixed(1));
}

function cut(text: string, most = 24): string {
  const letters = Array.from(text);
  return letters.length > most ? `${letters.slice(0, most - 1).join('')}…` : text;
}
