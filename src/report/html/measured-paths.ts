import { h, type ComponentChild } from 'preact';
import type { ExperimentRunData, MeasuredPathData } from '../../evidence/experiment-data.ts';
import { duration, measured, percentOf } from '../duration.ts';
import { recoveryText } from '../recovery-text.ts';
import { count } from './count.ts';
import { table } from './table.ts';

/** What each path went through, and how long each phase of its recovery took. */
export function measuredPaths({ paths }: ExperimentRunData): ComponentChild[] {
  if (paths.length === 0) return [h('p', {}, 'No path was probed, so recovery was not measured.')];
  return [
    table(
      'Measured on the twin, by path. Recovery lies inside the interval; the figures are those of the client that recovered last',
      ['Path', 'Recovery', 'Downtime', 'Available', 'Flaps', 'Probes', 'Lag of the prober'],
      paths.map((path) => [
        name(path),
        recovery(path),
        path.probes.sent === 0 ? 'not measured' : duration(path.downtimeMs),
        measured(path.availabilityRatio, percentOf),
        path.probes.sent === 0 ? 'not measured' : String(path.flaps),
        probes(path),
        measured(path.scheduleLagMs, ({ p50, p99, max }) => `${lag(p50)} median, ${lag(p99)} p99, ${lag(max)} max`),
      ]),
      'paths',
    ),
    phases(paths),
  ];
}

function name({ path, url, client }: MeasuredPathData): ComponentChild[] {
  return [h('strong', {}, path), h('span', { class: 'sub' }, h('code', {}, url), `, client ${client}`)];
}

function recovery(path: MeasuredPathData): ComponentChild[] {
  const { firstBadMs, resolutionMs, probes: asked } = path;
  const first = firstBadMs === null ? '' : `first failure after ${duration(firstBadMs)}; `;
  return [
    h('strong', {}, recoveryText(path)),
    asked.sent === 0 ? '' : h('span', { class: 'sub' }, `${first}resolution ${duration(resolutionMs)}`),
  ];
}

function probes({ probes: { intended, sent, ok, failed, late } }: MeasuredPathData): string {
  return `${intended} intended, ${sent} sent, ${ok} ok, ${failed} failed, ${late} late`;
}

/** Half a millisecond early is still on time. */
function lag(ms: number): string {
  return `${Number(ms.toFixed(1))} ms`.replace('-', '\u2212');
}

function phases(paths: readonly MeasuredPathData[]): ComponentChild {
  const names = [...new Set(paths.flatMap((path) => path.phases.map(({ name: phase }) => phase)))];
  if (names.length === 0) return h('p', {}, 'Phases of recovery were not measured.');
  return table(
    `${count(names.length, 'phase')} of recovery, from the fault on, one after the other; reprotection comes after recovery and is no part of it`,
    ['Phase', ...paths.map(({ path }) => path)],
    [
      ...names.map((phase) => [
        phase,
        ...paths.map((path) => measured(path.phases.find((one) => one.name === phase)?.ms ?? null, duration)),
      ]),
      ['Sum, against recovery', ...paths.map(({ sum }) => sum)],
    ],
    'phases',
  );
}
