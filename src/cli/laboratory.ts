import type { AskedExperiment, Conclusion, Laboratory } from '../../chaos/experiments/laboratory.ts';
import { conclusionOf } from '../../chaos/experiments/conclusion-of.ts';
import { experimentAsked } from '../../chaos/experiments/experiment-asked.ts';
import { proofOf } from '../../chaos/experiments/proof-of.ts';
import { runExperiment } from '../../chaos/experiments/run-experiment.ts';
import { Refusal } from '../../chaos/faults/refusal.ts';
import { currentJournal, journalState } from '../../chaos/journal/journal.ts';
import { forExperiments } from '../../chaos/twin/exercised.ts';
import type { TwinPlan } from '../../chaos/twin/twin-plan.ts';
import { InputError } from '../collect/input-error.ts';
import type { ChaosData, ExperimentData } from '../evidence/experiment-data.ts';
import type { RunFolder } from '../evidence/run-folder.ts';
import { type ChaosChoice, chaosParts } from './chaos-parts.ts';
import { refusing } from './chaos-refusal.ts';
import { evidenceByRun } from './evidence-by-run.ts';
import { experimentData } from './experiment-data.ts';
import type { Gathered } from './gather.ts';
import { twinData } from './twin-data.ts';
import { planOfTwin, portable } from './twin-plan.ts';

export interface LaboratoryOrder {
  readonly gathered: Pick<Gathered, 'architecture' | 'inventory' | 'registry'>;
  readonly choice: ChaosChoice;
  readonly folder: RunFolder;
  /** Settles when nothing else of the run is at work, which would disturb what is measured. */
  readonly quiet: Promise<unknown>;
  readonly say: (text: string) => void;
  readonly signal: AbortSignal;
  /** What experiments are done with; twins of processes unless a test gives others. */
  readonly partsOf?: typeof chaosParts;
}

/** The laboratory of a run: does each experiment once, however many scenarios ask for it, and keeps every record as evidence. */
export class VerifyLaboratory implements Laboratory {
  readonly #order: LaboratoryOrder;
  readonly #done = new Map<string, Promise<Conclusion>>();
  readonly #experiments: ExperimentData[] = [];
  readonly #promises = new Map<string, Set<string>>();
  readonly #evidence = new Map<string, readonly string[]>();
  /** Whether a run ended in an error of the harness, with its undo journal open. */
  #isLeftOpen = false;
  #plan: Promise<TwinPlan> | undefined;

  constructor(order: LaboratoryOrder) {
    this.#order = order;
  }

  async conclude(asked: AskedExperiment): Promise<Conclusion> {
    const { registry } = this.#order.gathered;
    const promises = registry.promises.map(({ id }) => id).filter((id) => asked.tags.includes(id));
    const { profile } = this.#order.choice;
    if (profile.name === 'quick' && asked.aim !== 'first zone of the primary region')
      return notAssessed(
        'Not in the quick profile, which loses the first zone once; --profile full does every experiment.',
      );
    try {
      const experiment = experimentAsked(asked, promises);
      this.#promises.set(experiment.id, (this.#promises.get(experiment.id) ?? new Set()).union(new Set(promises)));
      const done = this.#done.get(experiment.id) ?? this.#do(experiment);
      this.#done.set(experiment.id, done);
      return await done;
    } catch (error) {
      if (error instanceof InputError) return unknown(error.message);
      throw error;
    }
  }

  /** What goes into the report; undefined where nothing was begun. */
  async data(): Promise<ChaosData | undefined> {
    if (!this.#plan) return undefined;
    return {
      twin: twinData(await this.#plan, this.#order.choice),
      experiments: this.#experiments.map((one) => ({ ...one, promises: [...(this.#promises.get(one.id) ?? [])] })),
    };
  }

  /** The evidence of a run, by its id. */
  evidenceOf(run: string): readonly string[] {
    return this.#evidence.get(run) ?? [];
  }

  get isUnsafe(): boolean {
    return this.#isLeftOpen || this.#experiments.some(({ verdict }) => verdict === 'unsafe');
  }

  async #do(experiment: ReturnType<typeof experimentAsked>): Promise<Conclusion> {
    const { gathered, choice, folder, quiet, say, signal, partsOf = chaosParts } = this.#order;
    this.#plan ??= planOfTwin(gathered).then(forExperiments);
    const plan = await this.#plan;
    if (!plan.services.some(({ run }) => run.kind === 'command'))
      return gathered.architecture.services === undefined
        ? notAssessed('architecture.yaml names no service under services, so the twin has nothing of its own to lose.')
        : unknown(
            'No server of what architecture.yaml names under services was seen. Mend its component, or the templates.',
          );
    say('waiting for the linter, which would disturb what is measured');
    await quiet;
    using recorder = folder.recorder(`experiment-${experiment.id}`);
    const evidence = evidenceByRun(recorder);
    evidence.add({
      record: 'experiment',
      experiment,
      plan: portable(plan),
      changes: choice.changes,
      profile: choice.profile,
    });
    const lost = new AbortController();
    // Called from events of processes, where what is thrown would end this one with the fault standing.
    const record = (one: unknown): void => {
      try {
        evidence.add(one);
      } catch (error) {
        lost.abort(error);
      }
    };
    const { result, proof } = await refusing(async () => {
      const around = { record, say, signal: AbortSignal.any([signal, lost.signal]) };
      const parts = await partsOf(plan, choice, around);
      const came = await runExperiment(experiment, parts).catch(async (error: unknown) => {
        if (!(error instanceof Refusal)) this.#isLeftOpen ||= await isOpen(parts.journalFolder);
        throw error;
      });
      return { result: came, proof: proofOf(came, parts) };
    });
    const data = experimentData(result, evidence.ofRun);
    // First: whatever becomes of its record, that something may still be broken is told.
    this.#experiments.push(data);
    for (const run of data.runs) this.#evidence.set(run.id, run.evidence);
    lost.signal.throwIfAborted();
    evidence.add({ record: 'result', ...data, proof });
    return conclusionOf(result, proof);
  }
}

async function isOpen(folder: string): Promise<boolean> {
  const left = await journalState(currentJournal(folder));
  return left !== undefined && !left.isClosed;
}

function notAssessed(reason: string): Conclusion {
  return { verdict: 'not-assessed', reasons: [reason], results: [] };
}

/** Nothing was broken, and so nothing was seen. */
function unknown(reason: string): Conclusion {
  return { verdict: 'unknown', reasons: [reason], results: [] };
}
