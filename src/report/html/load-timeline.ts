import { h, type ComponentChild } from 'preact';
import type { LoadRunData } from '../../evidence/load-data.ts';
import { latencyText, percentileText, perSecond, shareName } from '../load-text.ts';
import { loadChart, loadChartTick } from './load-chart.ts';
import { loadSeconds, type LoadSecond, type PhaseSpan, phaseSpans } from './load-second.ts';
import { loadTimelineTable } from './load-timeline-table.ts';
import { tickText, timeAxis, type TimeAxis } from './time-axis.ts';

const size = { width: 800, left: 6, right: 786, top: 30, lane: 100, plot: 62 } as const;
/** A limit so many times as high as all else is told and not drawn, or the rest could not be read. */
const roomForLimit = 3;

/** A run second by second: what was sent against what was asked, what failed, and how long answers took; the same as a table below. */
export function loadTimeline(run: LoadRunData, anchor: string): ComponentChild[] {
  const { phases } = run.figures;
  const seconds = loadSeconds(phases);
  if (seconds.length === 0) return [h('p', {}, 'There is no timeline: no second of this run has a request.')];
  const spans = phaseSpans(phases);
  const last = Math.max(seconds.at(-1)?.to ?? 0, spans.at(-1)?.to ?? 0);
  const axis = timeAxis(last * 1000, size.left, size.right);
  const bottom = size.top + 3 * size.lane;
  const figure = loadChart(
    {
      anchor: `${anchor}.seconds`,
      width: size.width,
      bottom,
      title: `Load run ${run.id}, second by second`,
      description: description(run, seconds),
      caption: `Seconds after the load began: ${spans.map(({ phase, from, to }) => `${phase} ${from} to ${to} s`).join(', ')}. Dashed: asked for, or allowed. A gap: no request was answered in that second.`,
    },
    [
      ...axis.ticksMs.map((ms) =>
        loadChartTick({
          x: axis.x(ms),
          top: size.top,
          bottom,
          anchor: ms === 0 ? 'start' : 'middle',
          text: tickText(ms),
        }),
      ),
      ...spans.map((span) => border(span, axis, bottom)),
      requests(seconds, spans, size.top, axis),
      failures(seconds, size.top + size.lane, axis),
      slowness(seconds, run, size.top + 2 * size.lane, axis),
    ],
  );
  return [figure, loadTimelineTable(phases)];
}

function requests(
  seconds: readonly LoadSecond[],
  spans: readonly PhaseSpan[],
  top: number,
  { x }: TimeAxis,
): ComponentChild {
  const most = Math.max(...seconds.map((one) => one.requests), ...spans.map(({ asked }) => asked), 1);
  const base = top + size.lane - 12;
  const asked = spans.map(
    ({ from, to, asked: rate }) => `M${x(from * 1000)} ${level(rate, most, base)}H${x(to * 1000)}`,
  );
  return h(
    'g',
    {},
    h('path', { class: 'sent', d: columns(seconds, (one) => one.requests, most, base, x) }),
    h('path', { class: 'asked', d: asked.join('') }),
    h('path', { class: 'base', d: `M${size.left} ${base}H${size.right}` }),
    title(`Requests: at most ${perSecond(Math.max(...seconds.map((one) => one.requests)))}`, top),
  );
}

function failures(seconds: readonly LoadSecond[], top: number, { x }: TimeAxis): ComponentChild {
  const most = Math.max(...seconds.map((one) => one.failed));
  const base = top + size.lane - 12;
  return h(
    'g',
    {},
    most === 0
      ? null
      : h('path', { class: 'down', d: columns(seconds, (one) => one.failed, Math.max(most, 1), base, x) }),
    h('path', { class: 'base', d: `M${size.left} ${base}H${size.right}` }),
    title(most === 0 ? 'Failed: none that was sent' : `Failed: at most ${perSecond(most)}`, top),
  );
}

function slowness(
  seconds: readonly LoadSecond[],
  { asked }: LoadRunData,
  top: number,
  { x }: TimeAxis,
): ComponentChild {
  const times = seconds.flatMap(({ p95Ms }) => (p95Ms === null ? [] : [p95Ms]));
  const slowest = Math.max(0, ...times);
  const limit = asked.filter((one) => one.kind === 'latency').find(({ share }) => share === 0.95);
  const isShown = limit !== undefined && limit.ms <= slowest * roomForLimit;
  const most = Math.max(slowest, isShown ? limit.ms : 0, 1e-3);
  const base = top + size.lane - 12;
  const steps = seconds.flatMap(({ from, to, p95Ms }, index) => {
    if (p95Ms === null) return [];
    const before = seconds[index - 1];
    const isJoined = before?.to === from && before.p95Ms !== null;
    const y = level(p95Ms, most, base);
    return [`${isJoined ? `V${y}` : `M${x(from * 1000)} ${y}`}H${x(to * 1000)}`];
  });
  const allowed = limit === undefined ? '' : `; ${latencyText(limit.ms)} allowed${isShown ? '' : ', far above'}`;
  return h(
    'g',
    {},
    h('path', { class: 'slow', d: steps.join('') }),
    isShown ? h('path', { class: 'asked', d: `M${size.left} ${level(limit.ms, most, base)}H${size.right}` }) : null,
    h('path', { class: 'base', d: `M${size.left} ${base}H${size.right}` }),
    title(times.length === 0 ? 'p95: not measured' : `p95: at most ${latencyText(slowest)}${allowed}`, top),
  );
}

function columns(
  seconds: readonly LoadSecond[],
  value: (second: LoadSecond) => number,
  most: number,
  base: number,
  x: TimeAxis['x'],
): string {
  return seconds
    .filter((one) => value(one) > 0)
    .map((one) => {
      const [left, right] = [x(one.from * 1000), x(one.to * 1000)];
      const width = right - left;
      // A hair between columns, where there is room for one.
      return `M${left} ${base}V${level(value(one), most, base)}h${Math.max(1, width > 4 ? width - 1 : width).toFixed(1)}V${base}z`;
    })
    .join('');
}

/** How high a value stands, and never so low that it is not seen. */
function level(value: number, most: number, base: number): number {
  return Number((base - Math.max(2, (value / most) * size.plot)).toFixed(1));
}

function title(text: string, top: number): ComponentChild {
  return h('text', { class: 'lane', x: size.left + 4, y: top + 20 }, text);
}

function border({ phase, from, to }: PhaseSpan, { x }: TimeAxis, bottom: number): ComponentChild {
  const [left, right] = [x(from * 1000), x(to * 1000)];
  const isRoomy = right - left > phase.length * 7 + 10;
  return h(
    'g',
    {},
    h('path', { class: 'border', d: `M${left} ${size.top - 18}V${bottom}` }),
    isRoomy ? h('text', { class: 'phase', x: left + 5, y: size.top - 8 }, phase) : null,
  );
}

function description({ figures, asked }: LoadRunData, seconds: readonly LoadSecond[]): string {
  const failed = seconds.filter((one) => one.failed > 0);
  return [
    ...figures.phases.map(
      (phase) =>
        `${phase.phase}, ${phase.seconds} s: ${perSecond(phase.askedPerSecond)} asked, ${phase.requests} requests, p95 ${percentileText(phase.latency, 0.95)}.`,
    ),
    failed.length === 0
      ? 'No request failed that was sent.'
      : `Requests failed in ${failed.length} of ${seconds.length} seconds, first in second ${failed[0]?.from ?? 0}.`,
    ...asked
      .filter((limit) => limit.kind === 'latency')
      .map(({ share, ms }) => `Allowed for ${shareName(share)}: ${latencyText(ms)}.`),
  ].join(' ');
}
