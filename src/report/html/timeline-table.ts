import { h, type ComponentChild } from 'preact';
import type { ExperimentRunData } from '../../evidence/experiment-data.ts';
import { duration } from '../duration.ts';
import { count } from './count.ts';
import { notable, type EventCluster } from './event-cluster.ts';
import { table } from './table.ts';

/** All that a timeline shows, in words: every event by its marker, and every stretch in which a path failed. */
export function timelineTable(run: ExperimentRunData, clusters: readonly EventCluster[]): ComponentChild {
  const told = notable(run.events).length;
  const checks = run.events.length - told;
  const numbers = new Map(clusters.filter(({ fromMs }) => fromMs >= 0).map((cluster, index) => [cluster, index + 1]));
  const rows = clusters.flatMap((cluster) =>
    cluster.says.map(({ what, fromMs, toMs, parts }) => [
      String(numbers.get(cluster) ?? 'before the fault'),
      span(fromMs, toMs),
      what,
      parts.map(({ part, times }) => `${part}${times === 1 ? '' : ` (${times} times)`}`).join(', '),
    ]),
  );
  const before = rows.filter(([number]) => number === 'before the fault');
  return h(
    'details',
    {},
    h('summary', {}, `The same as a table: ${count(told, 'event')}, and when each path failed`),
    table(
      'What the twin told, in order',
      ['Marker', 'After the fault', 'What', 'Part'],
      [...before, ['fault', '0 s', run.does, run.targets.join(', ')], ...rows.filter((row) => !before.includes(row))],
      'events',
    ),
    checks === 0
      ? null
      : h('p', { class: 'sub' }, `${count(checks, 'routine check')} of health besides, in the records.`),
    run.paths.length === 0
      ? null
      : table(
          'When probes failed, by path',
          ['Path', 'From the first failed probe to the next answer, after the fault'],
          run.paths.map(({ path, outages, probes }) => [path, outagesText(outages, probes.sent)]),
          'events',
        ),
  );
}

function outagesText(outages: ExperimentRunData['paths'][number]['outages'], sent: number): string {
  if (sent === 0) return 'not measured';
  if (outages.length === 0) return 'no probe failed';
  return outages
    .map(({ startMs, endMs }) => (endMs === null ? `${duration(startMs)}, no answer after it` : span(startMs, endMs)))
    .join('; ');
}

function span(fromMs: number, toMs: number): string {
  const [from, to] = [duration(fromMs), duration(toMs)];
  return from === to ? from : `${from} to ${to}`;
}
