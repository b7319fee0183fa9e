import type { FaultKind, FaultScope } from '../drivers/driver.ts';
import type { TwinPlan } from '../twin/twin-plan.ts';
import type { Standing } from './standing.ts';
import type { StruckPart } from './struck-parts.ts';

/** One change of a twin, as data: what a journal keeps, and what another process can read. */
export type Mutation =
  | { readonly fault: FaultScope; readonly kind: FaultKind }
  /** Everything on the links of the scope takes so long, each way: what is slow and not dead. */
  | { readonly slow: FaultScope; readonly delayMs: number }
  | { readonly promote: string };

/** How a fault strikes. Slow is for links, and only some twins can do it. */
export type Strike = FaultKind | 'slow';

/** What takes a change back, and what must then be read back for it to count. */
export interface Undo {
  /** Absent for a promotion: it is taken back only by promoting again, which is an experiment of its own. */
  readonly heal?: FaultScope;
  /** Ids of zones and parts, each of which must then be found, and up. */
  readonly verify: readonly string[];
}

export interface FaultStep {
  readonly do: Mutation;
  readonly undo: Undo;
}

/** A fault with all its targets resolved: what is printed before it is set off, and what is then done, nothing else. */
export interface FaultPlan {
  readonly fault: string;
  /** A sentence: `Zone primary-a (me-central-1a) is lost (stall).` */
  readonly does: string;
  readonly kind: Strike;
  readonly struck: readonly StruckPart[];
  readonly standing: Standing;
  readonly steps: readonly FaultStep[];
  /** Regions whose control plane is gone with them: nothing there may be asked while the fault lasts. */
  readonly silentRegions: readonly string[];
}

/** What a fault is aimed at: ids of zones, regions, databases or services of the plan, in the order in which the fault names them. */
export interface FaultAim {
  readonly targets: readonly string[];
  readonly kind: Strike;
  /** Ids of zones that are not healthy already: they do not count as standing. */
  readonly unhealthyZones?: readonly string[];
}

/** A way to break a twin. */
export interface Fault {
  readonly id: string;
  readonly title: string;
  /** What it is aimed at, as the command line asks for it: `a zone`. */
  readonly aimedAt: string;
  readonly kinds: readonly Strike[];
  /** Resolves the targets. Throws Refusal: unknown or empty targets, the last zone or region, no copy of the data left. */
  readonly plan: (plan: TwinPlan, aim: FaultAim) => FaultPlan;
}
