/** How long requests took, over all samples. */
export interface Latency {
  readonly count: number;
  readonly minMs: number;
  readonly meanMs: number;
  readonly maxMs: number;
  /** Of the shares 0.5, 0.9, 0.95, 0.99 and 0.999, in this order. */
  readonly percentiles: readonly Percentile[];
  /** How many took longer than the bucket before and at most so long; in order, without empty ones at the ends. */
  readonly buckets: readonly { readonly upToMs: number; readonly count: number }[];
}

/** The time that a share of all requests, 0-1, did not exceed, with the ends of its 95 % interval; null where too few were made to say. */
export interface Percentile {
  readonly share: number;
  readonly ms: number;
  readonly lowMs: number | null;
  readonly highMs: number | null;
}
