import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';
import { count } from './count.ts';
import { table } from './table.ts';

/** Where the report comes from: the population and the tools. */
export function provenance({ architecture, toolchain }: ReportData): ComponentChild {
  const { population, enumeratedBy } = architecture;
  return h(
    'section',
    { 'aria-labelledby': 'provenance' },
    h('h2', { id: 'provenance' }, 'Population and tools'),
    h('p', {}, `Collected: ${enumeratedBy}. Nothing was sampled.`),
    h(
      'details',
      {},
      h('summary', {}, count(population.length, 'resource type')),
      table(
        'Resources collected, by type',
        ['Type', 'Resources'],
        population.map(({ type, count: number }) => [type, String(number)]),
        'population',
      ),
    ),
    table(
      'Toolchain',
      ['Tool', 'Version', 'Note'],
      toolchain.map(({ name, version, note = '' }) => [name, version, note]),
      'tools',
    ),
  );
}
