import { InputError } from '../collect/input-error.ts';
import { canonicalPieces } from '../evidence/canonical.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { makeReportsFolder, type RunFolder } from '../evidence/run-folder.ts';
import { reportFlaws } from '../evidence/validate-report.ts';
import { type Format, formats } from '../report/catalogue.ts';

/** Makes the folder of all runs. Throws InputError when nothing can be written there. */
export async function reportsFolder(out: string): Promise<void> {
  await makeReportsFolder(out).catch((cause: NodeJS.ErrnoException) => {
    throw new InputError(
      `Cannot write to the reports folder "${out}": ${cause.code ?? cause.message}`,
      undefined,
      'Make it writable, or give another with --out.',
    );
  });
}

/** The formats of a list with commas. Throws InputError for one that does not exist. */
export function formatsNamed(list: string): readonly Format[] {
  return list.split(',').map((name) => {
    const found = Object.hasOwn(formats, name) ? formats[name] : undefined;
    if (!found)
      throw new InputError(
        `There is no report format "${name}"`,
        undefined,
        `Use --format with some of: ${Object.keys(formats).join(', ')}.`,
      );
    return found;
  });
}

/** Writes report.json and what is rendered from it into a run's folder, and seals it. Throws for a report that does not fit its schema. */
export async function writeReport(report: ReportData, folder: RunFolder, wanted: readonly Format[]): Promise<void> {
  const flaws = reportFlaws(report);
  if (flaws.length > 0) throw new Error(`report.json does not fit its schema: ${flaws.join('; ')}`);
  await folder.write('report.json', canonicalPieces(report));
  for (const { file, render } of wanted) await folder.write(file, render(report));
  await folder.seal();
}
