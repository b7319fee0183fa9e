import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';
import { table } from './table.ts';

/** The files of raw records, their hashes, and how a reader verifies them without us. */
export function evidence({ evidence: files }: ReportData): ComponentChild {
  return h(
    'section',
    { 'aria-labelledby': 'evidence' },
    h('h2', { id: 'evidence' }, 'Evidence'),
    table(
      'Files of raw records, in the folder of this run',
      ['File', 'Records', 'SHA-256'],
      files.map(({ file, records, sha256 }) => [h('code', {}, file), String(records), h('code', {}, sha256)]),
      'hashes',
    ),
    h('h3', {}, 'How to verify it'),
    h(
      'p',
      {},
      'Each line of these files is one record; findings and runs of experiments name it by its id. In the folder of this run, find a record, say E-0001, with',
    ),
    h('pre', {}, `grep -h '"id":"E-0001"' evidence/*.ndjson`),
    h('p', {}, 'manifest.json holds the SHA-256 of every file of the run, this page among them. Compare them all with'),
    h('pre', {}, `jq -r '.files[] | .sha256 + "  " + .file' manifest.json | sha256sum -c`),
    h('p', {}, 'This page is made from report.json alone. Render it again, byte for byte, with'),
    h('pre', {}, 'plumbline report <folder of this run>'),
  );
}
