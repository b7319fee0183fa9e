import type { MeasuredVerdict } from '../measure/measured-verdict.ts';

/** What was broken on purpose in a run, on which stand-in, and what came of it. */
export interface ChaosData {
  readonly twin: TwinData;
  readonly experiments: readonly ExperimentData[];
}

/** What the experiments ran on. */
export interface TwinData {
  readonly driver: string;
  readonly profile: 'quick' | 'full';
  /** Timers ran so many times faster than the template's; 1 is real time, and all else proves no time. */
  readonly timeScale: number;
  /** How it was made to differ on request: `standby=async`. */
  readonly changes: readonly string[];
  /** Resources that a part stands in for though it differs, and how. */
  readonly substitutions: readonly {
    readonly resource: string;
    readonly part: string;
    readonly substitution: string;
  }[];
  readonly notModelled: readonly { readonly resource: string; readonly reason: string }[];
  /** Times that only AWS's control plane decides: declared, never measured here. */
  readonly declared: readonly {
    readonly what: string;
    readonly seconds: number;
    readonly band: readonly [low: number, high: number];
    readonly source?: string;
  }[];
}

/** One experiment with all its runs. Only the verdict `pass` shows that the hypothesis held. */
export interface ExperimentData {
  readonly id: string;
  readonly hypothesis: string;
  readonly promises: readonly string[];
  readonly verdict: MeasuredVerdict;
  /** Full sentences. */
  readonly reasons: readonly string[];
  readonly runs: readonly ExperimentRunData[];
  /** Runs that said nothing and were done again. */
  readonly repeated: number;
  /** Kinds that the stand-in cannot do. */
  readonly notDone: readonly { readonly kind: string; readonly reason: string }[];
  /** What the runs say together of each objective that has a figure. */
  readonly statistics: readonly {
    readonly objective: string;
    readonly unit: 'ms' | 'writes' | 'ratio';
    readonly values: readonly number[];
    readonly median: number;
    readonly max: number;
    /** That the largest is not below the 90th percentile of all such runs, 0-1; null where the runs are no random sample of one thing. */
    readonly confidenceIn90th: number | null;
  }[];
}

/** One loss of one thing in one way. Times are milliseconds after the fault; null is "not measured", never zero. */
export interface ExperimentRunData {
  readonly id: string;
  /** `Zone primary-a (me-central-1a) is lost (stall).` */
  readonly does: string;
  readonly kind: string;
  readonly targets: readonly string[];
  /** When in the cycle of the health checks the fault fell. */
  readonly timing: string;
  readonly verdict: MeasuredVerdict;
  readonly reasons: readonly string[];
  /** What is left standing, a sentence each. */
  readonly standing: readonly string[];
  readonly objectives: readonly {
    readonly objective: string;
    readonly verdict: string;
    readonly reasons: readonly string[];
  }[];
  readonly paths: readonly MeasuredPathData[];
  readonly loss?: LossData;
  /** The worst that the timers allow, beside what was measured. */
  readonly worst: readonly WorstCaseData[];
  /** What the stand-in itself told, in order. */
  readonly events: readonly { readonly atMs: number; readonly part: string; readonly what: string }[];
  readonly takenBack: { readonly isHealed: boolean; readonly saw: string };
  readonly wholeAgainMs: number | null;
  /** Ids of its raw records. */
  readonly evidence: readonly string[];
}

export interface MeasuredPathData {
  readonly path: string;
  readonly url: string;
  /** The client whose figures these are: the worst of those that count. */
  readonly client: string;
  readonly rtoMs: number | null;
  /** Service recovered after the first and by the second. */
  readonly rtoIntervalMs: readonly [number, number] | null;
  readonly resolutionMs: number;
  readonly firstBadMs: number | null;
  readonly lastBadMs: number | null;
  /** An outage that had not ended has no end. */
  readonly outages: readonly { readonly startMs: number; readonly endMs: number | null }[];
  readonly downtimeMs: number;
  readonly flaps: number;
  readonly availabilityRatio: number | null;
  readonly probes: {
    readonly intended: number;
    readonly sent: number;
    readonly ok: number;
    readonly failed: number;
    readonly late: number;
  };
  readonly scheduleLagMs: { readonly p50: number; readonly p99: number; readonly max: number } | null;
  /** In order of time; null where one of its ends was not seen. */
  readonly phases: readonly { readonly name: string; readonly ms: number | null }[];
  /** Whether the phases add up to the recovery time. */
  readonly sum: string;
}

/** Of acknowledged writes. */
export interface LossData {
  readonly attempted: number;
  readonly acked: number;
  readonly refused: number;
  readonly indeterminate: number;
  readonly lost: number | null;
  /** The first hundred of them. */
  readonly lostSeqs: readonly string[];
  readonly postFaultLost: number | null;
  readonly duplicates: number | null;
  readonly corrupt: number | null;
  readonly resurrected: number | null;
  readonly phantom: number | null;
  readonly rpoMs: number | null;
  readonly lossWindowMs: readonly [number, number] | null;
  /** With nothing lost: the share of such faults with loss that this one run excludes with 95 % confidence. */
  readonly lossyFaultRatioBound: number | null;
}

export interface WorstCaseData {
  readonly of: string;
  readonly totalMs: number;
  readonly terms: readonly {
    readonly what: string;
    readonly ms: number;
    readonly by: 'timer' | 'declared';
    readonly source?: string;
  }[];
  readonly missing: readonly string[];
  readonly notCounted: readonly string[];
}
