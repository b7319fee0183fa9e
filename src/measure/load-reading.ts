/** One request under load, as the generator saw it. */
export interface LoadReading {
  /** `warm-up`, `steady`, `peak` */
  readonly phase: string;
  /** What was asked for: `segment`, `list courses`. */
  readonly route: string;
  /** When the answer was complete, in milliseconds since 1970. */
  readonly atMs: number;
  /** Connecting, TLS and the exchange, without waiting for a free connection. */
  readonly ms: number;
  /** 0 without an answer. */
  readonly status: number;
  /** `h2`, `http/1.1`; empty without an answer. */
  readonly protocol: string;
  /** Why it counts as failed: `status 503`, `timed out`, `wrong content`; undefined where it was good. */
  readonly error?: string;
}
