import { h, type ComponentChild } from 'preact';
import type { LoadRunData } from '../../evidence/load-data.ts';
import { latencyText, percentileText, shareName, shareText, type Latency, type Phase } from '../load-text.ts';
import { count } from './count.ts';
import { latencyTable } from './latency-table.ts';
import { loadChart, loadChartTick } from './load-chart.ts';
import { logAxis, type LogAxis } from './log-axis.ts';

const size = { width: 800, left: 6, right: 786, lane: 104, bars: 62, limitRow: 28 } as const;
/** Never so small that a single request is not seen. */
const leastBar = 2;

type Drawn = Phase & { readonly latency: Latency };
type TimeLimit = Extract<LoadRunData['asked'][number], { readonly kind: 'latency' }>;

/** How long requests took, a row of bars for each phase to one scale, with what is allowed as upright lines; the same as a table below. */
export function latencyChart({ id, figures: { phases }, asked }: LoadRunData, anchor: string): ComponentChild[] {
  const drawn = phases.flatMap((phase): Drawn[] =>
    phase.latency && phase.latency.buckets.length > 0 ? [{ ...phase, latency: phase.latency }] : [],
  );
  if (drawn.length === 0) return [h('p', {}, 'There is no distribution of latency: no request was measured.')];
  const limits = asked.filter((limit) => limit.kind === 'latency').toSorted((a, b) => a.share - b.share);
  const edges = drawn.flatMap(({ latency }) => bars(latency).flatMap(({ fromMs, toMs }) => [fromMs, toMs]));
  const all = [...edges, ...limits.map(({ ms }) => ms)];
  const axis = logAxis(Math.min(...all) / 1.1, Math.max(...all) * 1.1, size.left, size.right);
  const tallest = Math.max(...drawn.flatMap(({ latency }) => bars(latency).map(({ share }) => share)));
  const top = limits.length * size.limitRow + 6;
  const bottom = top + drawn.length * size.lane;
  const figure = loadChart(
    {
      anchor: `${anchor}.latency`,
      width: size.width,
      bottom,
      title: `How long requests of ${id} took`,
      description: description(drawn, limits),
      caption: `Time to the whole answer, on a logarithmic scale. Height: share of the requests of that phase, the tallest bar ${shareText(tallest, 1)}; no bar is too small to be seen. Outlined: not judged. Triangles: p95 and p99 as measured. Dashed: what is allowed.`,
    },
    [
      ...axis.ticksMs.map((ms) => tick(ms, axis, top, bottom)),
      ...drawn.map((phase, index) => lane(phase, top + index * size.lane, tallest, axis)),
      ...limits.map((limit, index) => limitLine(limit, (index + 0.72) * size.limitRow, bottom, axis)),
    ],
  );
  return [figure, latencyTable(drawn)];
}

interface Bar {
  readonly fromMs: number;
  readonly toMs: number;
  readonly share: number;
}

function bars({ buckets, count: all }: Latency): Bar[] {
  // What lies below the first bucket is as far as the next one, on this scale.
  const [first, second] = buckets;
  const ratio = first && second && first.upToMs > 0 ? second.upToMs / first.upToMs : 1.25;
  return buckets.map(({ upToMs, count: number }, index) => ({
    fromMs: buckets[index - 1]?.upToMs ?? upToMs / ratio,
    toMs: upToMs,
    share: all === 0 ? 0 : number / all,
  }));
}

function lane(phase: Drawn, top: number, tallest: number, { x }: LogAxis): ComponentChild {
  const base = top + size.lane - 10;
  const path = bars(phase.latency)
    .filter(({ share }) => share > 0)
    .map(({ fromMs, toMs, share }) => {
      const height = Math.max(leastBar, (share / tallest) * size.bars).toFixed(1);
      return `M${x(fromMs)} ${base}v-${height}h${Math.max(1, x(toMs) - x(fromMs)).toFixed(1)}v${height}z`;
    });
  const judged = phase.isJudged ? '' : ', not judged';
  return h(
    'g',
    {},
    h('path', { class: phase.isJudged ? 'sent' : 'sent unjudged', d: path.join('') }),
    h('path', { class: 'base', d: `M${size.left} ${base}H${size.right}` }),
    ...[0.95, 0.99].map((share) => measuredMark(phase.latency, share, base, x)),
    h(
      'text',
      { class: 'lane', x: size.left + 4, y: top + 22 },
      `${phase.phase}${judged}: ${count(phase.latency.count, 'request')}`,
    ),
  );
}

function measuredMark(
  { percentiles }: Latency,
  share: number,
  base: number,
  x: (ms: number) => number,
): ComponentChild {
  const found = percentiles.find((one) => one.share === share);
  if (!found) return null;
  return h('path', { class: 'measured', d: `M${x(found.ms)} ${base}l5 9h-10z` });
}

function limitLine({ share, ms }: TimeLimit, y: number, bottom: number, { x }: LogAxis): ComponentChild {
  const isRight = x(ms) > (size.left + size.right) / 2;
  return h(
    'g',
    { class: 'limit' },
    h('path', { d: `M${x(ms)} ${(y - 14).toFixed(1)}V${bottom - 10}` }),
    h(
      'text',
      { x: x(ms) + (isRight ? -6 : 6), y: Number(y.toFixed(1)), 'text-anchor': isRight ? 'end' : 'start' },
      `${shareName(share)} allowed: ${latencyText(ms)}`,
    ),
  );
}

function tick(ms: number, axis: LogAxis, top: number, bottom: number): ComponentChild {
  const x = axis.x(ms);
  const anchor = x < size.left + 40 ? 'start' : x > size.right - 40 ? 'end' : 'middle';
  return loadChartTick({ x, top, bottom, anchor, text: latencyText(ms) });
}

function description(drawn: readonly Drawn[], limits: readonly TimeLimit[]): string {
  return [
    ...drawn.map(
      ({ phase, latency }) =>
        `${phase}: ${count(latency.count, 'request')} between ${latencyText(latency.minMs)} and ${latencyText(latency.maxMs)}, p95 ${percentileText(latency, 0.95)}, p99 ${percentileText(latency, 0.99)}.`,
    ),
    ...limits.map(({ share, ms }) => `Allowed for ${shareName(share)}: ${latencyText(ms)}.`),
  ].join(' ');
}
