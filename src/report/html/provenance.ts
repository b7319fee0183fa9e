import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';
import { table } from './input.ts';

/** Where the report comes from: population, tools, and the evidence with the way to verify it. */
export function provenance({ architecture, toolchain, evidence }: ReportData): ComponentChild {
  return h(
    'section',
    { 'aria-labelledby': 'provenance' },
    h('h2', { id: 'provenance' }, 'Where this comes from'),
    h('p', {}, `Population: ${architecture.enumeratedBy}; all of it was judged, nothing was sampled.`),
    h(
      'details',
      {},
      h('summary', {}, `${architecture.population.length} resource types`),
      table(
        'Resources collected, by type',
        ['Type', 'Count'],
        architecture.population.map(({ type, count }) => [type, String(count)]),
      ),
    ),
    table(
      'Toolchain',
      ['Tool', 'Version', 'Note'],
      toolchain.map(({ name, version, note = '' }) => [name, version, note]),
    ),
    table(
      'Evidence',
      ['File', 'Records', 'SHA-256'],
      evidence.map(({ file, records, sha256 }) => [file, String(records), sha256]),
    ),
    h(
      'p',
      {},
      'Evidence records are numbered; each line of these files is one record, and findings name them. manifest.json holds the SHA-256 of every file of the run: compare with ',
      h('code', {}, 'sha256sum report.json evidence/*.ndjson'),
      '. This page is rendered from report.json alone: ',
      h('code', {}, 'plumbline report <run folder>'),
      ' renders it again, byte for byte.',
    ),
  );
}
