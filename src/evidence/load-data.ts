import type { LoadFigures } from '../measure/load-figures.ts';
import type { LoadLimit, LoadRun, LoadVerdict } from '../measure/load-run.ts';

/** The load that was put on an architecture in a run, and what came of it. */
export interface LoadData {
  readonly runs: readonly LoadRunData[];
}

export interface LoadRunData extends LoadVerdict {
  /** `media`, `api-capacity` */
  readonly id: string;
  readonly scenario: string;
  readonly title: string;
  readonly profile: string;
  readonly promises: readonly string[];
  /** Where the load went: `twin` with what differs from AWS, or a URL. */
  readonly on: { readonly kind: 'twin' | 'url'; readonly url: string; readonly differs: readonly string[] };
  readonly startedAt: string;
  /** The limits as figures, which charts draw; what came of them is in `limits`. */
  readonly asked: readonly LoadLimit[];
  readonly generator: {
    readonly name: string;
    readonly version: string;
    readonly sha256: string;
  } & LoadRun['generator'];
  readonly end: string;
  readonly figures: LoadFigures;
  /** Ids of its raw records: the plan, the summary, and the samples as one range, `E-0102 to E-4711`. */
  readonly evidence: readonly string[];
  /** The file of raw samples within the run's folder, with their number. */
  readonly samples: { readonly file: string; readonly records: number };
}
