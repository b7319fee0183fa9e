import type { ControlPlaneTime } from './twin-plan.ts';

/** Sourced constants that a plan is handed, read from `facts/control-plane.yaml`. */
export interface ControlPlaneFacts {
  readonly times: readonly ControlPlaneTime[];
  readonly links: LinkFacts;
}

/** How long a packet takes one way; without a source the figure is assumed. */
export interface LinkFacts {
  readonly sameRegion: Delay;
  readonly default: Delay;
  readonly pairs: readonly (Delay & { readonly between: readonly [string, string] })[];
}

export interface Delay {
  readonly delayMs: number;
  readonly source?: string;
}
