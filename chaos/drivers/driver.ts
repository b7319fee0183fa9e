import type { TwinPlan } from '../twin/twin-plan.ts';

/** Killed: processes end at once. Stalled: they stand still and keep their sockets, as a lost zone looks from outside. Cut: packets vanish. */
export type FaultKind = 'kill' | 'stall' | 'cut';

/** What a fault strikes: everything in a zone or region, one part, the followers' links of a database, or what one region sends another. */
export type FaultScope =
  | { readonly zone: string }
  | { readonly region: string }
  | { readonly part: string }
  | { readonly replicationOf: string }
  | { readonly from: string; readonly to: string };

/** How the twin differs from what the template says, for one run; the evidence names each. */
export interface TwinChanges {
  /** All timers are divided by it; 1 is real time. */
  readonly timeScale: number;
  /** Replaces the mode of Multi-AZ standbys. */
  readonly standby?: 'sync' | 'async';
  readonly linkDelayMs?: number;
}

/** Where a part can be spoken to from the machine that measures. */
export interface PartAddress {
  readonly host: string;
  readonly port: number;
  readonly protocol: 'http' | 'https' | 'postgresql' | 'dns';
}

/** A running twin. Everything it started ends with it, also when the process that holds it is killed. */
export interface Twin extends AsyncDisposable {
  readonly plan: TwinPlan;
  /** What is really run in each part's place, for the evidence. */
  readonly fidelity: 'process' | 'network' | 'container';
  readonly address: (part: string, port?: number) => PartAddress;
  /** Throws when the driver cannot do this kind; resolves when the last call that does it has returned. */
  readonly fault: (scope: FaultScope, kind: FaultKind) => Promise<void>;
  /** Undoes a fault; resolves when everything in the scope answers again. Safe to repeat. */
  readonly heal: (scope: FaultScope) => Promise<void>;
  /** Makes a follower the writer, as the control plane would. Resolves when it takes a write. */
  readonly promote: (follower: string) => Promise<void>;
  readonly status: () => Promise<readonly PartStatus[]>;
  /** Every event of the twin itself, until it is disposed of: a check that failed, a target taken out, a promotion, a changed answer. */
  readonly onEvent: (listener: (event: TwinEvent) => void) => void;
}

export interface PartStatus {
  readonly part: string;
  readonly zone?: string;
  readonly state: 'up' | 'down' | 'stalled' | 'cut' | 'slow';
  readonly says: string;
}

export interface TwinEvent {
  /** CLOCK_MONOTONIC, in nanoseconds. */
  readonly monoNs: bigint;
  readonly part: string;
  readonly what: string;
  readonly detail: Readonly<Record<string, string | number | boolean>>;
}

export interface Driver {
  readonly name: 'process' | 'docker' | 'netns';
  readonly kinds: readonly FaultKind[];
  /** Why it cannot run here, or undefined when it can. */
  readonly missing: () => Promise<string | undefined>;
  readonly start: (plan: TwinPlan, changes: TwinChanges, signal: AbortSignal) => Promise<Twin>;
}
