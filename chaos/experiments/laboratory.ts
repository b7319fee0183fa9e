import type { Aim, Objective } from './experiment.ts';
import type { ChaosProof } from './proof-of.ts';

/** What a scenario asks: what is lost, and what must hold all the same. */
export interface AskedExperiment {
  /** What it is tagged with, the ids of its promises among them. */
  readonly tags: readonly string[];
  readonly aim: Aim;
  readonly objectives: readonly Objective[];
}

/** What came of it, in the report's words. */
export interface Conclusion extends ChaosProof {
  /** Id of the experiment in the report; undefined where nothing was run. */
  readonly experiment?: string;
  readonly results: readonly ConclusionResult[];
}

/** What one run shows of one objective. */
export interface ConclusionResult {
  /** Its place among the objectives that were asked. */
  readonly objective: number;
  readonly verdict: 'pass' | 'fail' | 'unknown';
  readonly run: string;
  /** What was lost, and how: `Zone primary-a (me-central-1a) is lost (stall).` */
  readonly does: string;
  readonly message: string;
}

/** Where the steps of a run have their experiments done. */
export interface Laboratory {
  /** Never throws for what an experiment came to; it is then unknown, with the reason. */
  readonly conclude: (asked: AskedExperiment) => Promise<Conclusion>;
}

let open: Laboratory | undefined;

/** Opens the laboratory of a run; one at a time per process. */
export function openLaboratory(laboratory: Laboratory): Disposable {
  if (open) throw new Error('A laboratory is already open in this process.');
  open = laboratory;
  return {
    [Symbol.dispose]() {
      open = undefined;
    },
  };
}

/** The laboratory of the run under way. Throws when there is none. */
export function currentLaboratory(): Laboratory {
  if (!open)
    throw new Error('Experiments are done inside `plumbline verify --profile …`, which opens a laboratory first.');
  return open;
}
