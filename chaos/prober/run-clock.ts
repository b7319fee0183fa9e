/** The monotonic clock of one run; a wall clock that is set while it goes on changes nothing. */
export interface RunClock {
  /** CLOCK_MONOTONIC at the start, which other processes of this host can compare with. */
  readonly startMonoNs: bigint;
  /** Milliseconds since the start. */
  readonly nowMs: () => number;
  /** Since the start, in milliseconds, of an instant of the same clock. */
  readonly sinceStartMs: (monoNs: bigint) => number;
}

export function runClock(): RunClock {
  const startMonoNs = process.hrtime.bigint();
  const sinceStartMs = (monoNs: bigint): number => Number(monoNs - startMonoNs) / 1e6;
  return { startMonoNs, sinceStartMs, nowMs: () => sinceStartMs(process.hrtime.bigint()) };
}
