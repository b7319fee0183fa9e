import { Refusal } from '../faults/refusal.ts';
import { aimed } from './aimed.ts';
import type { ExperimentParts, ExperimentResult, JudgedRun } from './run-experiment.ts';
import { isOnlyUnsourced } from './run-verdict.ts';

/** What an experiment settles for the promise it stands for, in the report's words. */
export interface ChaosProof {
  readonly verdict: 'pass' | 'fail' | 'unknown' | 'not-assessed';
  readonly reasons: readonly string[];
}

type Ran = Pick<ExperimentParts, 'profile' | 'timeScale' | 'plan' | 'cannot' | 'changes'>;

/**
 * Only a pass of everything that the promise means, on the template's own twin, on real timers and sourced constants, proves. A scaled twin
 * shows a mechanism and no times; a quick or narrowed run is a sample. A loss of acknowledged writes is a loss on any clock.
 */
export function proofOf(result: ExperimentResult, ran: Ran): ChaosProof {
  const { verdict, reasons, runs } = result;
  switch (verdict) {
    case 'unsafe':
    case 'aborted':
      return { verdict: 'unknown', reasons };
    case 'inconclusive': {
      const open = runs.filter((run) => run.verdict === 'inconclusive');
      const isUnsourced = open.length > 0 && open.every(isOnlyUnsourced);
      return { verdict: isUnsourced ? 'not-assessed' : 'unknown', reasons };
    }
    case 'fail':
      return failed(result, ran);
    case 'pass': {
      const short = shortcomings(result, ran);
      return short.length > 0
        ? { verdict: 'not-assessed', reasons: [...short, ...reasons] }
        : { verdict: 'pass', reasons: [...reasons, ...result.notDone.map(undone), ...uncontrolled(runs)] };
    }
  }
}

function failed(result: ExperimentResult, ran: Ran): ChaosProof {
  const { reasons, runs } = result;
  const other = otherTwin(ran);
  if (other.length > 0) return { verdict: 'not-assessed', reasons: [...other, ...reasons] };
  const meant = meantRuns(result, ran);
  const own = runs.filter((run) => run.verdict === 'fail' && meant.includes(nameOf(run)));
  if (own.length === 0)
    return { verdict: 'not-assessed', reasons: ['What failed is not what the promise speaks of.', ...reasons] };
  const isLoss = own
    .flatMap((run) => run.results)
    .some(
      ({ objective, verdict }) =>
        verdict === 'fail' && (objective.kind === 'nothing-lost' || objective.kind === 'capacity-left'),
    );
  return ran.timeScale === 1 || isLoss
    ? { verdict: 'fail', reasons }
    : { verdict: 'unknown', reasons: [scaled(ran), ...reasons] };
}

/** What keeps a pass from proving anything. */
function shortcomings(result: ExperimentResult, ran: Ran): readonly string[] {
  const { experiment, runs, notDone } = result;
  const done = runs.map(nameOf);
  const left = meantRuns(result, ran).filter(
    (name) => done.filter((one) => one === name).length < experiment.repetitions,
  );
  // What a lost zone looks like from outside is silence; without it, processes that end at once flatter the figures.
  const unlike = notDone.filter(({ kind }) => kind !== 'cut');
  return [
    ...otherTwin(ran),
    ...(ran.timeScale === 1 ? [] : [scaled(ran)]),
    ...(left.length > 0 || ran.profile.name === 'quick' ? [`Sampled: ${[...new Set(done)].join(', ')}.`] : []),
    ...unlike.map(undone),
  ];
}

function otherTwin({ changes }: Ran): readonly string[] {
  const changed = Object.entries(changes ?? {}).filter(([key]) => key !== 'timeScale');
  return changed.map(([key, value]) => `The twin is not that of the template: ${key}=${value}.`);
}

/** Every run that the promise means and this twin can do, by name; none where the plan has nothing that is meant. */
function meantRuns({ experiment }: ExperimentResult, { plan, cannot }: Ran): readonly string[] {
  const kinds = experiment.kinds.filter((kind) => cannot(experiment.fault, kind) === undefined);
  try {
    return aimed(plan, experiment.aim).flatMap((targets) => kinds.map((kind) => nameOf({ targets, kind })));
  } catch (error) {
    if (error instanceof Refusal) return [];
    throw error;
  }
}

function nameOf({ targets, kind }: Pick<JudgedRun, 'targets' | 'kind'>): string {
  return `${targets.join(' and ')} (${kind})`;
}

function scaled({ timeScale }: Ran): string {
  return `Timers were scaled ${timeScale}x: mechanism, not proof.`;
}

function uncontrolled(runs: readonly JudgedRun[]): readonly string[] {
  const reads = runs.flatMap(({ record }) => record.measured?.reads ?? []);
  return reads.some(({ control }) => control === null)
    ? ['No control endpoint was probed: nothing but the probes themselves speaks for the prober.']
    : [];
}

function undone({ kind, reason }: ExperimentResult['notDone'][number]): string {
  return `Not done as ${kind}: ${reason}.`;
}
