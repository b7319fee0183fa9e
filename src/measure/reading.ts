/**
 * Who sends probes. `fresh` connects anew each time and honours DNS time to live, `kept` keeps connections alive, `pinned` connects anew
 * to the first address it ever got, `control` asks an endpoint that the fault must not touch.
 */
export type ClientName = 'fresh' | 'kept' | 'pinned' | 'control';

/** One probe of one client, as it was seen. Times are milliseconds of the monotonic clock since the run began. */
export interface Reading {
  readonly path: string;
  readonly client: ClientName;
  /** When the schedule wanted it sent; its deadline and its latency count from here. */
  readonly intendedMs: number;
  /** When it was sent; null when its deadline had passed before that. */
  readonly sentMs: number | null;
  /** When the answer was complete, or the failure was known. */
  readonly doneMs: number;
  readonly outcome: 'answered' | 'timed-out' | 'failed' | 'unsent';
  readonly status?: number;
  /** The code of a failure, such as ECONNREFUSED. */
  readonly error?: string;
  /** A reused connection was found reset, and the probe sent once more on a new one. */
  readonly retried?: true;
  /** The address that was connected to. */
  readonly address?: string;
}

/** What counts as a good answer. */
export interface GoodAnswer {
  /** The control endpoint, which is none of the architecture's, is expected to answer 200. */
  readonly expectStatus: number;
  /** An answer that took longer, counted from the intended instant, is late and not good. */
  readonly slowMs: number;
}

/** How a probe counts: exactly one word, so that the counts add up to what was intended. */
export function countedAs(reading: Reading, { expectStatus, slowMs }: GoodAnswer): 'ok' | 'late' | 'failed' | 'unsent' {
  if (reading.outcome === 'unsent') return 'unsent';
  const wanted = reading.client === 'control' ? 200 : expectStatus;
  if (reading.outcome !== 'answered' || reading.status !== wanted) return 'failed';
  return reading.doneMs - reading.intendedMs > slowMs ? 'late' : 'ok';
}
