import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError } from '../collect/input-error.ts';
import { finishedRun } from './finished-run.ts';
import { formatsNamed } from './write-report.ts';

/**
 * Renders the reports of a finished run again. Existing files are compared, never overwritten: equal ones are said to be, a
 * different one is refused. Throws InputError for a run that is not there or whose report.json is not what its manifest says.
 */
export async function renderAgain(
  run: string,
  { out, to, format }: { readonly out: string; readonly to?: string; readonly format: string },
): Promise<string> {
  const wanted = formatsNamed(format);
  const { folder, report } = await finishedRun(run, out);
  const target = to === undefined ? folder : resolve(to);
  await mkdir(target, { recursive: true });
  const lines: string[] = [];
  for (const { file, render } of wanted) lines.push(await place(join(target, file), render(report)));
  return `${lines.join('\n')}\n`;
}

async function place(file: string, content: string): Promise<string> {
  const before = await readFile(file, 'utf8').catch(() => undefined);
  if (before === content) return `${file}: the same, byte for byte`;
  if (before !== undefined)
    throw new InputError(
      `${file} exists and differs from what is rendered now`,
      undefined,
      'Render it elsewhere with --to; earlier reports are never overwritten.',
    );
  await writeFile(file, content, { flag: 'wx' });
  return `${file}: written`;
}
