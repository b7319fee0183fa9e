import { h, type ComponentChild } from 'preact';
import type { ReportData } from '../../evidence/report-data.ts';

const words = {
  clean: 'found nothing wrong',
  warnings: 'found warnings',
  errors: 'found errors',
  none: 'No linter ran',
  skipped: 'The linter was skipped',
} as const;

/** The input: what the linter said, which files could not be read, and the hash of every file. */
export function input({ input: data }: ReportData): ComponentChild {
  const { linter, status, findings, problems, notes, files } = data;
  return h(
    'section',
    { 'aria-labelledby': 'input' },
    h('h2', { id: 'input' }, 'Input'),
    h('p', {}, linter ? `${linter.name} ${linter.version} ${words[status]}.` : `${words[status]}.`),
    ...notes.map((note) => h('p', {}, note)),
    ...problems.map(({ origin, message, mend }) =>
      h('p', { class: 'notice warning' }, h('code', {}, origin), ` ${message} ${mend}`),
    ),
    findings.length === 0
      ? null
      : table(
          'What the linter found',
          ['Level', 'Rule', 'Place', 'Message', 'Evidence'],
          findings.map((one) => [one.level, one.rule, one.origin, one.message, one.evidence]),
        ),
    h(
      'details',
      {},
      h('summary', {}, `${files.length} input files with their SHA-256`),
      table(
        'Input files',
        ['File', 'Role', 'Bytes', 'SHA-256'],
        files.map((file) => [file.file, file.role, String(file.bytes), file.sha256]),
      ),
    ),
  );
}

/** A plain table of texts. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): ComponentChild {
  return h(
    'table',
    {},
    h('caption', {}, caption),
    h('thead', {}, h('tr', {}, ...columns.map((column) => h('th', { scope: 'col' }, column)))),
    h(
      'tbody',
      {},
      ...rows.map(([first = '', ...others]) =>
        h('tr', {}, h('th', { scope: 'row' }, first), ...others.map((cell) => h('td', {}, cell))),
      ),
    ),
  );
}
