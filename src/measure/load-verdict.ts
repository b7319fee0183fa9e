import { type LoadDoubts, loadDoubts } from './load-doubts.ts';
import { isBeyond, loadFailures } from './load-failures.ts';
import { loadLimitResult } from './load-limit-result.ts';
import type { LimitResult, LoadRun, LoadVerdict } from './load-run.ts';

/**
 * What a load run shows. The worst of its limits decides, in the order fail, unknown, pass. Where the generator or its samples are in doubt
 * nothing is decided, but for one thing: more requests failed than may, while the schedule was kept, which no lost sample undoes.
 */
export function loadVerdict(run: LoadRun): LoadVerdict {
  const judged = run.figures.phases.filter(({ isJudged }) => isJudged);
  const results = run.limits.map((limit) => loadLimitResult(limit, judged));
  const doubts = withoutLimits(run, loadDoubts(run));
  const sentences = [...doubts.unmeasured, ...doubts.unkept, ...doubts.incomplete];
  // A rehearsal proves nothing either way, so there a fail is left to be seen.
  const isLeft = (at: number): boolean => run.rehearsal !== undefined || isPlain(run, at, doubts);
  const limits = sentences.length === 0 ? results : results.map((result, at) => doubted(result, isLeft(at)));
  const failed = limits.filter(({ verdict }) => verdict === 'fail');
  if (run.rehearsal !== undefined) return { verdict: 'not-assessed', reasons: [run.rehearsal, ...sentences], limits };
  if (failed.length > 0) return { verdict: 'fail', reasons: [...failed.map(inWords), ...sentences], limits };
  if (sentences.length > 0) return { verdict: 'unknown', reasons: sentences, limits };
  const unknown = limits.filter(({ verdict }) => verdict === 'unknown');
  if (unknown.length > 0) return { verdict: 'unknown', reasons: unknown.map(inWords), limits };
  if (run.end.kind !== 'thresholds') return { verdict: 'pass', reasons: [], limits };
  const reason = "The generator's own thresholds failed, though no limit is broken here: two witnesses disagree.";
  return { verdict: 'unknown', reasons: [reason], limits: limits.map((result) => doubted(result, false)) };
}

function withoutLimits({ limits }: LoadRun, doubts: LoadDoubts): LoadDoubts {
  if (limits.length > 0) return doubts;
  return { ...doubts, unmeasured: [...doubts.unmeasured, 'No limit was given, so there is nothing to judge.'] };
}

/** Whether a limit of errors is broken by answers alone, with the load that was asked for. */
function isPlain({ limits, figures }: LoadRun, at: number, { unmeasured, unkept }: LoadDoubts): boolean {
  const limit = limits[at];
  if (limit?.kind !== 'errors' || unmeasured.length > 0 || unkept.length > 0) return false;
  return figures.phases
    .filter(({ isJudged }) => isJudged)
    .map((phase) => ({ ...loadFailures(phase), planned: phase.iterations.planned * phase.requestsPerIteration }))
    .some(({ answered, all, planned }) => isBeyond(answered, Math.max(all, planned), limit.ratio));
}

/** No row of a run in doubt may be read as a pass, nor, unless it is left, as a fail. */
function doubted(result: LimitResult, isFailLeft: boolean): LimitResult {
  if (result.verdict === 'unknown' || (result.verdict === 'fail' && isFailLeft)) return result;
  return {
    ...result,
    verdict: 'unknown',
    message: `${result.message} The run as a whole is in doubt, so this decides nothing.`,
  };
}

function inWords({ limit, message }: LimitResult): string {
  return `${limit[0]?.toUpperCase() ?? ''}${limit.slice(1)}: ${message}`;
}
