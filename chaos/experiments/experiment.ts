import type { Strike } from '../faults/fault.ts';
import type { StopCondition } from './stop-conditions.ts';

/** What a fault is aimed at, in words that every plan can resolve. */
export type Aim =
  | 'first zone of the primary region'
  | 'second zone of the primary region'
  | 'third zone of the primary region'
  | 'every zone of the primary region'
  | 'zone of the primary database'
  | 'zones of the primary database and its standby'
  | 'primary region'
  | 'primary and failover region'
  | 'primary database'
  | 'first service of the primary region';

/** What must hold. Limits are those of the promise, in seconds of real time. */
export type Objective =
  | { readonly kind: 'requests-answered'; readonly withinSeconds: number }
  | { readonly kind: 'writes-accepted'; readonly withinSeconds: number }
  | { readonly kind: 'nothing-lost' }
  | { readonly kind: 'loss-bounded'; readonly atMostSeconds: number }
  | { readonly kind: 'downtime-bounded'; readonly atMostSeconds: number }
  /** From the plan alone: the share of its instances that each component keeps in the region, 0-1. */
  | { readonly kind: 'capacity-left'; readonly atLeastRatio: number }
  /** From the beginning of the healing until every part is up again. */
  | { readonly kind: 'whole-again'; readonly withinSeconds: number }
  /** Nothing is asked but that it is told what survived. */
  | { readonly kind: 'told' };

/** What is done besides the fault, by whoever recovers: nothing in a lost region may be asked for it. */
export interface Recovery {
  /** The event of the twin that decides it. */
  readonly when: 'endpoint down';
  /** Of every database of the lost region a follower in another region is made the writer. */
  readonly promote: 'replicas in the failover region';
}

export interface Load {
  readonly probePeriodMs: number;
  readonly writers: number;
  readonly writesPerSecond: number;
}

/** When in the cycle of the health checks the fault falls. */
export type FaultTiming =
  /** Right after a passed check, which makes detection as long as it can be. */
  | { readonly kind: 'locked'; readonly event: 'checked' }
  /** At random over one interval of the checks, so that repeated runs see all of it. */
  | { readonly kind: 'jittered' };

export interface Experiment {
  readonly id: string;
  /** A sentence that can turn out wrong. */
  readonly hypothesis: string;
  /** Ids of the promises whose chaos proof it is; none for those that tell what nobody promised. */
  readonly promises: readonly string[];
  readonly fault: string;
  readonly aim: Aim;
  readonly kinds: readonly Strike[];
  readonly recovery?: Recovery;
  /** After the fault is taken back: the first writer becomes the writer again, and takes a write. */
  readonly failback?: true;
  readonly load: Load;
  readonly objectives: readonly Objective[];
  readonly timing: FaultTiming;
  readonly repetitions: number;
  readonly stop: readonly StopCondition[];
}
