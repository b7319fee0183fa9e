import { h, type ComponentChild } from 'preact';
import type { LoadRunData } from '../../evidence/load-data.ts';
import { percentOf } from '../duration.ts';
import { latencyText, percentileText, type Phase, shareText } from '../load-text.ts';
import { loadErrors } from './load-errors.ts';
import { table } from './table.ts';

type Gauge = Phase['gauges'][number];

/** What failed and why, and what each route, gauge and protocol came to. */
export function loadDetails({ figures: { phases } }: LoadRunData): ComponentChild[] {
  return [loadErrors(phases), routes(phases), gauges(phases), protocols(phases)].flat();
}

function routes(phases: readonly Phase[]): ComponentChild[] {
  const rows = phases.flatMap(({ phase, routes: all }) =>
    all.map(({ route, requests, failed, latency }) => [
      route,
      phase,
      String(requests),
      failed === 0 ? '0' : h('strong', {}, `${failed} (${shareText(failed, requests)})`),
      percentileText(latency, 0.5),
      percentileText(latency, 0.95),
      percentileText(latency, 0.99),
      latency ? latencyText(latency.maxMs) : 'not measured',
    ]),
  );
  if (rows.length === 0) return [];
  return [
    table(
      'What was requested, by route and phase',
      ['Route', 'Phase', 'Requests', 'Failed', 'p50', 'p95', 'p99', 'Longest'],
      rows,
      'routes',
    ),
  ];
}

function gauges(phases: readonly Phase[]): ComponentChild[] {
  const rows = phases.flatMap(({ phase, gauges: all }) =>
    all.map((gauge) => [
      gauge.name,
      phase,
      String(gauge.count),
      ...[gauge.p50, gauge.p95, gauge.max].map((value) =>
        gauge.count === 0 ? 'not measured' : read(value, gauge.unit),
      ),
    ]),
  );
  if (rows.length === 0) return [];
  return [
    table(
      'What a viewer notices beside requests, by phase',
      ['Gauge', 'Phase', 'Samples', 'p50', 'p95', 'Largest'],
      rows,
      'numbers gauges',
    ),
  ];
}

function read(value: number, unit: Gauge['unit']): string {
  const plain = String(Number(value.toFixed(3))).replace('-', '\u2212');
  switch (unit) {
    case 'ms':
      return latencyText(value);
    case 'ratio':
      return plain;
    case 'durations':
      return `${plain} target durations`;
  }
}

function protocols(phases: readonly Phase[]): ComponentChild[] {
  const names = [...new Set(phases.flatMap(({ protocols: all }) => all.map(({ protocol }) => protocol)))];
  if (names.length === 0) return [];
  return [
    table(
      'Requests by protocol',
      ['Protocol', ...phases.map(({ phase }) => phase)],
      names.map((name) => [
        name === '' ? 'none: no answer' : name,
        ...phases.map(({ protocols: all, requests }) => {
          const number = all.find(({ protocol }) => protocol === name)?.count ?? 0;
          return number === 0 ? '0' : `${number} (${percentOf(number / requests)})`;
        }),
      ]),
      'numbers',
    ),
  ];
}
