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
  const [old, now] = [headOf(one.report), headOf(other.report)];
  // Runs that looked at different things differ for that reason too.
  const enumeratedAlike = old.enumeratedBy === now.enumeratedBy;
  if (json) return { text: `${canonicalJson({ before: old, after: now, enumeratedAlike, drift }, 2)}\n`, isSame };
  const heads = [old, now].map(({ id, target, startedAt }) => `${id} (${target}, ${startedAt})`);
  const ways = enumeratedAlike
    ? []
    : [
        'What was judged was not enumerated alike:',
        `    before: ${old.enumeratedBy}`,
        `    after: ${now.enumeratedBy}`,
      ];
  const lines = drift.flatMap(({ id, title, before: was, after: is, why }) => [
    `${id}  ${was ?? 'not there'} -> ${is ?? 'not there'}  ${title}`,
    ...why.map((line) => `    ${line}`),
  ]);
  const known = Math.max(one.report.promises.length, other.report.promises.length);
  return {
    text: [heads.join(' -> '), ...ways, ...lines, `${drift.length} of ${known} promises differ.`, ''].join('\n'),
    isSame,
  };
}

function headOf({ run, architecture }: ReportData): {
  readonly id: string;
  readonly target: string;
  readonly startedAt: string;
  readonly architecture: string;
  /** How its population was. */
  readonly enumeratedBy: string;
  /** Who read it may differ between runs that enumerated alike. */
  readonly readBy?: string;
} {
  const { id, enumeratedBy, readBy } = architecture;
  const head = { id: run.id, target: run.target, startedAt: run.startedAt, architecture: id, enumeratedBy };
  return readBy === undefined ? head : { ...head, readBy };
}
