/** What came back from setting off a fault. */
export interface FaultAnswer {
  /** It was set off, as far as its own answer tells; only probes tell whether it had an effect. */
  readonly ok: boolean;
  /** False when it was still at work at the end and had to be ended. */
  readonly isOver: boolean;
  /** Such as `the command ended with code 0`. */
  readonly answer: string;
  /** CLOCK_MONOTONIC, in ns, when all that was to be struck had been; only who strikes by its own hand knows it. */
  readonly effectiveMonoNs?: string;
}

/**
 * Sets off a fault and answers when that is done; must come to an end soon after `ending`. Calls `begin` with CLOCK_MONOTONIC, in ns, right
 * before the first thing it does that may break something: all times count from there.
 */
export type Fault = (ending: AbortSignal, begin: (monoNs: bigint) => void) => Promise<FaultAnswer>;
