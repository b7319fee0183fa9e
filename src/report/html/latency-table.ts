import { h, type ComponentChild } from 'preact';
import { type Latency, type Phase } from '../load-text.ts';
import { table } from './table.ts';

/** The bars of a distribution as numbers: how many requests of each phase took up to so long. */
export function latencyTable(phases: readonly (Phase & { readonly latency: Latency })[]): ComponentChild {
  const edges = [...new Set(phases.flatMap(({ latency }) => latency.buckets.map(({ upToMs }) => upToMs)))];
  const counts = phases.map(
    ({ latency }) => new Map(latency.buckets.map(({ upToMs, count }) => [upToMs, String(count)])),
  );
  return h(
    'details',
    {},
    h('summary', {}, 'The distribution as a table'),
    table(
      'Requests that took longer than the row before says, and at most so long',
      ['At most', ...phases.map(({ phase }) => phase)],
      edges.toSorted((a, b) => a - b).map((edge) => [edgeText(edge), ...counts.map((count) => count.get(edge) ?? '0')]),
      'numbers',
    ),
  );
}

/** As it is: two edges that were rounded could look like one. */
function edgeText(ms: number): string {
  return ms < 1000 ? `${ms}\u00A0ms` : `${ms / 1000}\u00A0s`;
}
