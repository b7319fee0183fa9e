import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError } from '../collect/input-error.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { sha256 } from '../evidence/sha256.ts';
import { formats } from '../report/catalogue.ts';

/**
 * Renders the reports of a finished run again. Existing files are compared, never overwritten: equal ones are said to be, a
 * different one is refused. Throws InputError for a run that is not there or whose report.json is not what its manifest says.
 */
export async function renderAgain(
  run: string,
  { out, to, format }: { readonly out: string; readonly to?: string; readonly format: string },
): Promise<string> {
  const folder = await findRun(run, out);
  const read = async (file: string): Promise<string> =>
    readFile(join(folder, file), 'utf8').catch(() => {
      throw new InputError(`There is no ${file} in "${folder}"`, undefined, 'Give the folder of a finished run.');
    });
  const text = await read('report.json');
  const manifest = JSON.parse(await read('manifest.json')) as { files: { file: string; sha256: string }[] };
  if (manifest.files.find(({ file }) => file === 'report.json')?.sha256 !== sha256(text)) {
    throw new InputError(
      `report.json in "${folder}" is not the one the manifest speaks of`,
      undefined,
      'Restore it; a changed report is not rendered.',
    );
  }
  const report = JSON.parse(text) as ReportData;
  const target = to === undefined ? folder : resolve(to);
  await mkdir(target, { recursive: true });
  const lines: string[] = [];
  for (const name of format.split(',')) {
    const found = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (!found)
      throw new InputError(
        `There is no report format "${name}"`,
        undefined,
        `Use some of: ${Object.keys(formats).join(', ')}.`,
      );
    lines.push(await place(join(target, found.file), found.render(report)));
  }
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

async function findRun(run: string, out: string): Promise<string> {
  const names = await readdir(run).catch(() => undefined);
  if (names) return resolve(run);
  const known = await readdir(out).catch(() => []);
  const [first, second] = known.filter((name) => name.endsWith(`-${run}`));
  if (first !== undefined && second === undefined) return resolve(out, first);
  throw new InputError(
    `There is no run "${run}" in "${out}"`,
    undefined,
    `Give a run's folder or short id${known.length > 0 ? `, for example ${known.at(-1)}` : ''}.`,
  );
}
