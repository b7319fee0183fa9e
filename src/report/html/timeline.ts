import { h, type ComponentChild } from 'preact';
import type { ExperimentRunData } from '../../evidence/experiment-data.ts';
import { duration } from '../duration.ts';
import { recoveryText } from '../recovery-text.ts';
import { eventClusters, notable, type EventCluster } from './event-cluster.ts';
import { observedMs, pathLane, worstLane } from './timeline-lane.ts';
import { timelineTable } from './timeline-table.ts';
import { tickText, timeAxis, type TimeAxis } from './time-axis.ts';

const size = { width: 800, left: 6, right: 786, markers: 34 } as const;
/** So near each other their numbers would run together. */
const clusterWidth = 34;
/** A worst case so many times as long as all else is drawn as an arrow, or the rest could not be read. */
const roomForWorst = 2.5;

/** One run to scale: what each path answered, its recovery and phases, what the twin told, and the worst case; the same as a table below. */
export function timeline(run: ExperimentRunData, anchor: string, timeScale: number): ComponentChild[] {
  if (run.paths.length === 0 && run.worst.length === 0 && notable(run.events).length === 0)
    return [h('p', {}, 'There is no timeline: nothing was measured, and the twin told of nothing.')];
  // Timers are told in real time, and what was measured in the twin's.
  const worst = run.worst.map((one) => ({ one, shownMs: one.totalMs / timeScale }));
  const axis = timeAxis(
    lastMs(
      run,
      worst.map(({ shownMs }) => shownMs),
    ),
    size.left,
    size.right,
  );
  const clusters = eventClusters(run.events, (clusterWidth / (size.right - size.left)) * axis.endMs);
  const drawn = clusters.filter(({ fromMs }) => fromMs >= 0);
  const lanes = [...run.paths.map(pathLane), ...worst.map(({ one, shownMs }) => worstLane(one, shownMs))];
  const tops = lanes.map((_, index) =>
    lanes.slice(0, index).reduce<number>((sum, { height }) => sum + height, size.markers),
  );
  const bottom = lanes.reduce<number>((sum, { height }) => sum + height, size.markers) + 4;
  const figure = h(
    'figure',
    { class: 'timeline' },
    h(
      'svg',
      {
        viewBox: `0 0 ${size.width} ${bottom + 34}`,
        role: 'img',
        'aria-labelledby': `${anchor}.title ${anchor}.description`,
      },
      h('title', { id: `${anchor}.title` }, `Timeline: ${run.does}`),
      h('desc', { id: `${anchor}.description` }, description(run, drawn)),
      ...axis.ticksMs.map((ms) => tick(ms, axis, bottom)),
      ...drawn.map((cluster, index) => marker(cluster, index + 1, axis, bottom)),
      ...lanes.map(({ draw }, index) => draw(tops[index] ?? 0, axis)),
      h('path', { class: 'fault', d: `M${axis.x(0)} ${size.markers}V${bottom}` }),
    ),
    h(
      'figcaption',
      { class: 'sub' },
      'Seconds after the fault. Thin: probes were answered. Thick: probes failed. Hatched: service came back in here. Dotted: not probed. Brackets: phases. Upright lines with a number: what the twin told. Dashed: the worst case that the timers allow.',
      key(drawn),
    ),
  );
  return [figure, timelineTable(run, clusters)];
}

/** The last instant that anything is shown of. */
function lastMs({ paths, events }: ExperimentRunData, worstMs: readonly number[]): number {
  const seen = [
    ...paths.flatMap((path) => [
      ...(path.probes.sent === 0 ? [] : [observedMs(path)]),
      ...path.outages.map(({ startMs, endMs }) => endMs ?? startMs),
      ...(path.rtoIntervalMs ?? []),
    ]),
    ...notable(events).map(({ atMs }) => atMs),
  ];
  const last = Math.max(0, ...seen);
  return Math.max(last, ...worstMs.filter((ms) => last === 0 || ms <= last * roomForWorst));
}

function tick(ms: number, { x }: TimeAxis, bottom: number): ComponentChild {
  return h(
    'g',
    {},
    h('path', { class: 'grid', d: `M${x(ms)} ${size.markers}V${bottom + 4}` }),
    h(
      'text',
      { x: x(ms), y: bottom + 28, 'text-anchor': ms === 0 ? 'start' : 'middle' },
      ms === 0 ? 'fault' : tickText(ms),
    ),
  );
}

function marker({ fromMs, toMs }: EventCluster, number: number, { x }: TimeAxis, bottom: number): ComponentChild {
  const spread = x(toMs) - x(fromMs);
  return h(
    'g',
    { class: 'event' },
    spread > 2
      ? h('rect', {
          x: x(fromMs),
          y: size.markers,
          width: Number(spread.toFixed(1)),
          height: bottom - size.markers,
        })
      : null,
    h('path', { d: `M${x(fromMs)} ${size.markers - 6}V${bottom}` }),
    h('text', { x: Math.max(x(fromMs), size.left + 8), y: size.markers - 10, 'text-anchor': 'middle' }, String(number)),
  );
}

/** So many markers are named right below; all of them stand in the table. */
const named = 12;

function key(drawn: readonly EventCluster[]): ComponentChild {
  if (drawn.length === 0) return null;
  const left = drawn.length - named;
  return h(
    'span',
    { class: 'line key' },
    ...drawn
      .slice(0, named)
      .flatMap(({ fromMs, says }, index) => [
        h('strong', {}, String(index + 1)),
        `\u00A0${says.map(({ what }) => what).join(', ')} (${duration(fromMs)}) `,
      ]),
    left > 0 ? `and ${left} more` : '',
  );
}

function description({ paths, worst, events }: ExperimentRunData, drawn: readonly EventCluster[]): string {
  const told = drawn.flatMap(({ says }) => says.map(({ what, fromMs }) => `${what} at ${duration(fromMs)}`));
  return [
    ...paths.map((path) => `${path.path}: ${recoveryText(path)}.`),
    ...worst.map(({ of, totalMs }) => `Worst case by the timers, ${of}: ${duration(totalMs)}.`),
    notable(events).length === 0 ? 'The twin told of nothing.' : `The twin told: ${told.join('; ')}.`,
  ].join(' ');
}
