import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { InputError } from '../collect/input-error.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { sha256 } from '../evidence/sha256.ts';

/** A finished run by its folder or short id. Throws InputError for one that is not there or whose report.json is not what its manifest says. */
export async function finishedRun(
  run: string,
  out: string,
): Promise<{ readonly folder: string; readonly report: ReportData }> {
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
  return { folder, report: JSON.parse(text) as ReportData };
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
