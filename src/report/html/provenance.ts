import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';
import { count } from './count.ts';
import { enumeration } from './enumeration.ts';
import { table } from './table.ts';

/** Where the report comes from: the population and the tools. */
export function provenance({ architecture, toolchain, chaos, load }: ReportData): ComponentChild {
  const { population } = architecture;
  return h(
    'section',
    { 'aria-labelledby': 'provenance' },
    h('h2', { id: 'provenance' }, 'Population and tools'),
    h(
      'p',
      {},
      `Collected: ${enumeration(architecture)}. ${chaos || load ? 'No resource was sampled.' : 'Nothing was sampled.'}`,
    ),
    chaos ? h('p', {}, ...sampled(chaos)) : null,
    load && load.runs.length > 0
      ? h(
          'p',
          {},
          'Latency and errors are those of every request that was sent while there was load; no sample was left out: ',
          h('a', { href: '#load' }, 'load'),
          '.',
        )
      : null,
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

/** Resources are all looked at; faults are not all done. */
function sampled({ twin: { profile } }: NonNullable<ReportData['chaos']>): ComponentChild[] {
  const done =
    profile === 'full'
      ? 'Faults were injected with the profile full; what was not done of them is named with each experiment: '
      : `Faults were sampled: the profile ${profile} does one of each experiment it does at all: `;
  return [done, h('a', { href: '#experiments' }, 'what was broken on purpose'), '.'];
}
