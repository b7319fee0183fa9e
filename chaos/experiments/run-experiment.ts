import type { MeasuredVerdict } from '../../src/measure/measured-verdict.ts';
import { confidenceOfMaximum, failureRatioBound, repetition, type Repetition } from '../../src/measure/repetition.ts';
import type { TwinChanges } from '../drivers/driver.ts';
import type { Strike } from '../faults/fault.ts';
import { Refusal } from '../faults/refusal.ts';
import { aimed } from './aimed.ts';
import type { Experiment, Objective } from './experiment.ts';
import { messageOf } from '../journal/within.ts';
import { runOnce, type RunParts, type RunRecord } from './run-once.ts';
import { isOnlyUnsourced, runVerdict, type RunVerdict } from './run-verdict.ts';

/** One run with its verdict. */
export interface JudgedRun extends RunVerdict {
  readonly targets: readonly string[];
  readonly kind: Strike;
  readonly record: RunRecord;
}

/** What repeated runs say of one objective. Values in ms, writes or shares, as the objective counts. */
export interface ObjectiveStatistics {
  readonly objective: Objective;
  readonly repetition: Repetition;
  /** That the largest of them is not below the 90th percentile of all such runs; undefined where they are no random sample of one thing. */
  readonly confidenceIn90th?: number;
  /** Where nothing was ever lost: the share of such faults with loss that is excluded with 95 % confidence. */
  readonly lossyFaultRatioBound?: number;
}

export interface ExperimentResult {
  readonly experiment: Experiment;
  readonly verdict: MeasuredVerdict;
  readonly reasons: readonly string[];
  readonly runs: readonly JudgedRun[];
  /** Runs that said nothing and were done again. */
  readonly repeated: number;
  readonly statistics: readonly ObjectiveStatistics[];
  /** Kinds that this twin cannot do, and why. */
  readonly notDone: readonly { readonly kind: Strike; readonly reason: string }[];
}

export interface ExperimentParts extends RunParts {
  /** Why the twin cannot strike so, or undefined when it can. */
  readonly cannot: (fault: string, kind: Strike) => string | undefined;
  /** Replaces those of the experiment's aim. */
  readonly targets?: readonly string[];
  /** Replaces those of the experiment. */
  readonly kinds?: readonly Strike[];
  /** How the twin that is started differs from what the template says. */
  readonly changes?: TwinChanges;
}

const order: readonly MeasuredVerdict[] = ['unsafe', 'fail', 'aborted', 'inconclusive', 'pass'];

/**
 * Every target, every kind, as often as asked; in the quick profile the first target, stalled where it can be, once. A run that says nothing is
 * done once more, and then counts as it is. Nothing more is broken after an interrupt, or once something was not shown to be undone; what is
 * left then keeps the rest from being a pass. Throws what the first run throws.
 */
export async function runExperiment(experiment: Experiment, parts: ExperimentParts): Promise<ExperimentResult> {
  const isQuick = parts.profile.name === 'quick';
  const every = parts.targets ? [parts.targets] : aimed(parts.plan, experiment.aim);
  const asked = parts.kinds ?? experiment.kinds;
  const notDone = asked.flatMap((kind) => {
    const reason = parts.cannot(experiment.fault, kind);
    return reason === undefined ? [] : [{ kind, reason }];
  });
  const able = asked.filter((kind) => !notDone.some((one) => one.kind === kind));
  if (able.length === 0)
    throw new Refusal(
      `${experiment.id} cannot be done here: ${notDone.map(({ reason }) => reason).join('; ')}`,
      'Use another driver.',
    );
  const kinds = isQuick ? [able.find((kind) => kind === 'stall') ?? able[0] ?? 'kill'] : able;
  const chosen = isQuick ? every.slice(0, 1) : every;
  const plans = chosen.flatMap((targets) => kinds.map((kind) => ({ targets, kind })));
  const times = isQuick ? 1 : experiment.repetitions;
  const wanted = plans.flatMap((plan) => Array.from({ length: times }, () => plan));
  const { runs, repeated, broken } = await allOf(wanted, experiment, parts);
  const verdicts = runs.map((run) => run.verdict);
  const short =
    runs.length < wanted.length ? [`${runs.length} of ${wanted.length} runs were done. ${broken ?? ''}`.trim()] : [];
  const found = short.length > 0 ? [...verdicts, 'aborted'] : verdicts;
  const verdict = order.find((word) => found.includes(word)) ?? 'inconclusive';
  const own = runs.filter((run) => run.verdict === verdict).flatMap(({ reasons }) => reasons);
  return {
    experiment,
    verdict,
    reasons: [...new Set([...own, ...short])],
    runs,
    repeated,
    statistics: statisticsOf(experiment, runs),
    notDone,
  };
}

type Aimed = Pick<JudgedRun, 'targets' | 'kind'>;

/** Runs one after the other until something keeps the next from being begun, which is then told. */
async function allOf(wanted: readonly Aimed[], experiment: Experiment, parts: ExperimentParts) {
  const runs: JudgedRun[] = [];
  let repeated = 0;
  for (const aim of wanted) {
    if (parts.signal.aborted) return { runs, repeated, broken: 'It was interrupted.' };
    try {
      const run = await judged(experiment, aim, parts);
      const isSilent = run.verdict === 'inconclusive' && !isOnlyUnsourced(run);
      runs.push(run);
      if (isSilent) {
        parts.say(`once more, since it said nothing: ${run.reasons.join(' ')}`);
        const again = await judged(experiment, aim, parts);
        runs.splice(-1, 1, again);
        repeated += 1;
      }
    } catch (error) {
      if (runs.length === 0 && !parts.signal.aborted) throw error;
      return { runs, repeated, broken: parts.signal.aborted ? 'It was interrupted.' : messageOf(error) };
    }
    if (runs.at(-1)?.verdict === 'unsafe') return { runs, repeated, broken: 'Something may still be broken.' };
  }
  return { runs, repeated, broken: undefined };
}

async function judged(experiment: Experiment, aim: Aimed, parts: ExperimentParts): Promise<JudgedRun> {
  const record = await runOnce(experiment, aim, parts);
  return { ...aim, record, ...runVerdict(experiment, record, parts) };
}

function statisticsOf({ objectives, timing }: Experiment, runs: readonly JudgedRun[]): readonly ObjectiveStatistics[] {
  const isSample =
    timing.kind === 'jittered' && new Set(runs.map(({ targets, kind }) => `${targets.join()} ${kind}`)).size === 1;
  return objectives.flatMap((objective, index) => {
    const values = runs.flatMap(({ results }) => results[index]?.figure ?? []);
    const all = repetition(values);
    if (!all) return [];
    return [
      {
        objective,
        repetition: all,
        ...(isSample ? { confidenceIn90th: confidenceOfMaximum(values.length, 0.9) } : {}),
        ...(objective.kind === 'nothing-lost' && all.max === 0
          ? { lossyFaultRatioBound: failureRatioBound(values.length) }
          : {}),
      },
    ];
  });
}
