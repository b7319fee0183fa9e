import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Lint } from '../collect/lint/lint.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { projectFolder } from './project.ts';

/** The programs that made a report, with their versions; Plumbline's own carries the commit and whether the tree was changed. */
export async function toolchain(lint: Lint | undefined): Promise<ReportData['toolchain']> {
  const version = async (name: string): Promise<string> => {
    const file =
      name === '' ? join(projectFolder, 'package.json') : join(projectFolder, 'node_modules', name, 'package.json');
    return (JSON.parse(await readFile(file, 'utf8')) as { version: string }).version;
  };
  const commit = await promisify(execFile)('git', ['describe', '--always', '--dirty', '--exclude=*', '--abbrev=12'], {
    cwd: projectFolder,
  }).then(
    ({ stdout }) => `commit ${stdout.trim()}`,
    () => 'not in a git checkout',
  );
  return [
    { name: 'Plumbline', version: await version(''), note: commit },
    { name: 'Node.js', version: process.versions.node, note: `${process.platform} ${process.arch}` },
    { name: '@cucumber/cucumber', version: await version('@cucumber/cucumber') },
    ...(lint?.linter ? [lint.linter] : []),
  ];
}
