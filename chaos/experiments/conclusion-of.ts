import type { ExperimentResult, JudgedRun } from './run-experiment.ts';
import type { Conclusion, ConclusionResult } from './laboratory.ts';
import type { ChaosProof } from './proof-of.ts';
import type { ObjectiveResult } from './objective-result.ts';

/**
 * A result in the report's words, a line for each run and objective. No line says more than the proof does: a failure counts where the proof
 * fails, and what is only sampled, scaled or unsourced keeps its passes and drops the rest.
 */
export function conclusionOf({ experiment, runs }: ExperimentResult, { verdict, reasons }: ChaosProof): Conclusion {
  const results = runs.flatMap((run) =>
    run.results.flatMap((result, objective): readonly ConclusionResult[] => {
      const said = saidOf(result, verdict);
      return said ? [{ objective, verdict: said, ...grounds(run, result) }] : [];
    }),
  );
  const isSaid = verdict === 'not-assessed' || results.some((one) => one.verdict === verdict);
  return {
    verdict,
    reasons,
    experiment: experiment.id,
    results: isSaid ? results : [...results, ...runs.slice(0, 1).map((run) => unsettled(run, reasons))],
  };
}

function saidOf({ verdict }: ObjectiveResult, proof: ChaosProof['verdict']): ConclusionResult['verdict'] | undefined {
  if (verdict === 'pass') return 'pass';
  if (verdict === 'fail' && proof === 'fail') return 'fail';
  return proof === 'not-assessed' ? undefined : 'unknown';
}

function grounds({ record }: JudgedRun, { reasons }: ObjectiveResult) {
  return { run: record.run, does: record.fault.does, message: reasons.join(' ') };
}

/** What a run as a whole came to, where none of its objectives says it: not undone, interrupted, without effect. */
function unsettled({ record }: JudgedRun, reasons: readonly string[]): ConclusionResult {
  return { objective: 0, verdict: 'unknown', run: record.run, does: record.fault.does, message: reasons.join(' ') };
}
