import type { Gap } from '../src/inventory/inventory.ts';
import type { Resource } from '../src/inventory/resource.ts';
import type { LoadLimit } from '../src/measure/load-run.ts';

/** What a scenario asks: what is played, and what must hold meanwhile. */
export interface AskedLoad {
  /** What it is tagged with, the ids of its promises among them. */
  readonly tags: readonly string[];
  /** Id of the scenario that is played. */
  readonly scenario: string;
  /** Whether one zone is lost before it. */
  readonly isZoneLost: boolean;
  readonly limits: readonly AskedLimit[];
}

/** The objective's own limits, those of its scenario among them; its limit of errors alone; or one that the sentence gives. */
export type AskedLimit =
  | { readonly kind: 'objective'; readonly of: 'all' | 'errors'; readonly sentence: string }
  | { readonly kind: 'given'; readonly limit: LoadLimit; readonly sentence: string };

/** What came of it, in the report's words. */
export interface LoadConclusion {
  readonly verdict: 'pass' | 'fail' | 'unknown' | 'not-assessed';
  /** Full sentences. */
  readonly reasons: readonly string[];
  /** Id of the run in the report; undefined where nothing was run. */
  readonly run?: string;
  readonly results: readonly LoadConclusionResult[];
}

export interface LoadConclusionResult {
  /** The sentence that asked for it, and the limit in words. */
  readonly sentence: string;
  readonly limit: string;
  readonly verdict: 'pass' | 'fail' | 'unknown';
  readonly message: string;
}

/** Where the steps of a run have load put on an architecture. */
export interface LoadStand {
  /** Where load goes. What is loaded on a stand-in may still be a proof; a handshake with one never is. */
  readonly on: 'twin' | 'url';
  /** Never throws for what a run came to; it is then unknown, with the reason. */
  readonly conclude: (asked: AskedLoad) => Promise<LoadConclusion>;
  /** Connects to every public endpoint, once for a run. */
  readonly shakeHands: () => Promise<ShakenHands>;
}

/** What was seen of the public endpoints: records to be judged beside the others, and what was not seen. */
export interface ShakenHands {
  readonly resources: readonly Resource[];
  readonly gaps: readonly Gap[];
  /** Why none of it proves anything; undefined where it does. */
  readonly rehearsal?: string;
}

let open: LoadStand | undefined;

/** Opens the load stand of a run; one at a time per process. */
export function openLoadStand(stand: LoadStand): Disposable {
  if (open) throw new Error('A load stand is already open in this process.');
  open = stand;
  return {
    [Symbol.dispose]() {
      open = undefined;
    },
  };
}

/** The load stand of the run under way. Throws when there is none. */
export function currentLoadStand(): LoadStand {
  if (!open) throw new Error('Load is put on inside `plumbline verify --profile …`, which opens a load stand first.');
  return open;
}
