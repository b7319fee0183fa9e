import { canonicalJson } from '../evidence/canonical.ts';
import { driftBetween } from '../evidence/drift.ts';
import type { ReportData } from '../evidence/report-data.ts';
import { finishedRun } from './finished-run.ts';

/** What differs between two finished runs. Throws InputError for a run that is not there. */
export async function compareRuns(
  before: string,
  after: string,
  { out, json }: { readonly out: string; readonly json?: boolean },
): Promise<{ readonly text: string; readonly isSame: boolean }> {
  const [one, other] = await Promise.all([finishedRun(before, out), finishedRun(after, out)]);
  const drift = driftBetween(one.report, other.report);
  const isSame = drift.length === 0;
  if (json)
    return {
      text: `${canonicalJson({ before: headOf(one.report), after: headOf(other.report), drift }, 2)}\n`,
      isSame,
    };
  const heads = [one, other].map(({ report }) => {
    const { id, target, startedAt } = headOf(report);
    return `${id} (${target}, ${startedAt})`;
  });
  const lines = drift.flatMap(({ id, title, before: old, after: now, why }) => [
    `${id}  ${old ?? 'not there'} -> ${now ?? 'not there'}  ${title}`,
    ...why.map((line) => `    ${line}`),
  ]);
  const known = Math.max(one.report.promises.length, other.report.promises.length);
  return {
    text: [heads.join(' -> '), ...lines, `${drift.length} of ${known} promises differ.`, ''].join('\n'),
    isSame,
  };
}

function headOf({ run, architecture }: ReportData): {
  readonly id: string;
  readonly target: string;
  readonly startedAt: string;
  readonly architecture: string;
} {
  return { id: run.id, target: run.target, startedAt: run.startedAt, architecture: architecture.id };
}
