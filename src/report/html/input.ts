import { h, type ComponentChild } from 'preact';
import type { InputData, ReportData } from '../../evidence/report-data.ts';
import { count } from './count.ts';
import { mark } from './mark.ts';
import { placeIn, type Place } from './place.ts';
import { prose } from './prose.ts';
import { table } from './table.ts';

const lintWords = {
  clean: 'found nothing wrong',
  warnings: 'found warnings',
  errors: 'found errors',
  none: 'No linter ran; whether the templates are valid is unknown',
  skipped: 'The linter was skipped; whether the templates are valid is unknown',
} as const;

/** The input: files that could not be read, what the linter said, and the hash of every file. */
export function input(report: ReportData): ComponentChild {
  const { linter, status, findings, notes, files } = report.input;
  const place = placeIn(report);
  return h(
    'section',
    { 'aria-labelledby': 'input' },
    h('h2', { id: 'input' }, 'Input'),
    problems(report.input, place),
    h('p', {}, `${linter ? `${linter.name} ${linter.version} ` : ''}${lintWords[status]}.`),
    ...notes.map((note) => h('p', {}, ...prose(note))),
    findings.length === 0
      ? null
      : table(
          count(findings.length, 'finding') + ' of the linter',
          ['Place', 'Level', 'Rule', 'Message', 'Evidence'],
          findings.map((one) => [
            place(one.origin),
            mark(one.level),
            h('code', {}, one.rule),
            h('span', {}, ...prose(one.message)),
            h('code', {}, one.evidence),
          ]),
          'lint',
        ),
    h(
      'details',
      {},
      h('summary', {}, `${count(files.length, 'input file')} with SHA-256`),
      table(
        'Input files as they were read',
        ['File', 'Role', 'Bytes', 'SHA-256'],
        files.map(({ file, role, bytes, sha256 }) => [h('code', {}, file), role, String(bytes), h('code', {}, sha256)]),
        'hashes',
      ),
    ),
  );
}

function problems({ problems: all }: InputData, place: Place): ComponentChild {
  if (all.length === 0) return null;
  return table(
    `${count(all.length, 'place')} that could not be read; what is there was not judged`,
    ['Place', 'Problem', 'Mend'],
    all.map(({ origin, message, mend }) => [place(origin), message, mend]),
    'lint',
  );
}
