import type { Profile } from './profile.ts';
import type { ExperimentResult } from './run-experiment.ts';

/** What an experiment settles for the promise it stands for, in the report's words. */
export interface ChaosProof {
  readonly verdict: 'pass' | 'fail' | 'unknown' | 'not-assessed';
  readonly reasons: readonly string[];
}

/**
 * Only a pass of everything, on real timers and sourced constants, proves. A scaled twin shows a mechanism and no times; a quick run is a
 * sample. A loss of acknowledged writes is a loss on any clock.
 */
export function proofOf(
  { verdict, reasons, runs, notDone }: ExperimentResult,
  { profile, timeScale }: { readonly profile: Profile; readonly timeScale: number },
): ChaosProof {
  const results = runs.flatMap((run) => run.results);
  const scaled = `Timers were scaled ${timeScale}x: mechanism, not proof.`;
  switch (verdict) {
    case 'unsafe':
    case 'aborted':
      return { verdict: 'unknown', reasons };
    case 'inconclusive': {
      const open = results.filter((result) => result.verdict !== 'pass');
      const isUnsourced = open.length > 0 && open.every((result) => result.isUnsourced === true);
      return { verdict: isUnsourced ? 'not-assessed' : 'unknown', reasons };
    }
    case 'fail': {
      const isLoss = results.some(
        ({ objective, verdict: one }) =>
          one === 'fail' && (objective.kind === 'nothing-lost' || objective.kind === 'capacity-left'),
      );
      return timeScale === 1 || isLoss
        ? { verdict: 'fail', reasons }
        : { verdict: 'unknown', reasons: [scaled, ...reasons] };
    }
    case 'pass': {
      if (timeScale !== 1) return { verdict: 'not-assessed', reasons: [scaled, ...reasons] };
      const sampled = runs.map(({ targets, kind }) => `${targets.join(' and ')} (${kind})`).join(', ');
      if (profile.name === 'quick') return { verdict: 'not-assessed', reasons: [`Sampled: ${sampled}.`, ...reasons] };
      const unseen = notDone.map(({ kind, reason }) => `Not done as ${kind}: ${reason}.`);
      return { verdict: 'pass', reasons: [...reasons, ...unseen] };
    }
  }
}
