import type { AskedExperiment, Conclusion, Laboratory } from '../../chaos/experiments/laboratory.ts';
import { conclusionOf } from '../../chaos/experiments/conclusion-of.ts';
import { experimentAsked } from '../../chaos/experiments/experiment-asked.ts';
import { proofOf } from '../../chaos/experiments/proof-of.ts';
import { runExperiment } from '../../chaos/experiments/run-experiment.ts';
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
import { planOfTwin } from './twin-plan.ts';

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
  readonly #evidence = new Map<string, readonly string[]>();
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
    return { twin: twinData(await this.#plan, this.#order.choice), experiments: this.#experiments };
  }

  /** The evidence of a run, by its id. */
  evidenceOf(run: string): readonly string[] {
    return this.#evidence.get(run) ?? [];
  }

  get isUnsafe(): boolean {
    return this.#experiments.some(({ verdict }) => verdict === 'unsafe');
  }

  async #do(experiment: ReturnType<typeof experimentAsked>): Promise<Conclusion> {
    const { gathered, choice, folder, quiet, say, signal, partsOf = chaosParts } = this.#order;
    this.#plan ??= planOfTwin(gathered);
    const plan = await this.#plan;
    if (plan.services.length === 0)
      return notAssessed(
        'The twin has no service to lose: architecture.yaml names none under services, or none was seen.',
      );
    say('waiting for the linter, which would disturb what is measured');
    await quiet;
    using recorder = folder.recorder(`experiment-${experiment.id}`);
    const evidence = evidenceByRun(recorder);
    evidence.add({ record: 'experiment', experiment, plan, changes: choice.changes, profile: choice.profile });
    const { result, proof } = await refusing(async () => {
      const parts = await partsOf(plan, choice, { record: evidence.add, say, signal });
      const came = await runExperiment(experiment, parts);
      return { result: came, proof: proofOf(came, parts) };
    });
    const data = experimentData(result, evidence.ofRun);
    evidence.add({ record: 'result', ...data, proof });
    for (const run of data.runs) this.#evidence.set(run.id, run.evidence);
    this.#experiments.push(data);
    return conclusionOf(result, proof);
  }
}

function notAssessed(reason: string): Conclusion {
  return { verdict: 'not-assessed', reasons: [reason], results: [] };
}

/** Nothing was broken, and so nothing was seen. */
function unknown(reason: string): Conclusion {
  return { verdict: 'unknown', reasons: [reason], results: [] };
}
