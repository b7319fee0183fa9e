/** Sourced constants that checks are handed, read from `facts/`. */
export interface Facts {
  readonly serviceLevels: readonly ServiceLevel[];
}

/** One published availability figure: a service in an exact configuration. */
export interface ServiceLevel {
  readonly service: string;
  readonly configuration: string;
  /** Share of the month, 0-1. */
  readonly ratio: number;
  readonly scope: 'global' | 'regional' | 'zonal';
  readonly source: string;
  readonly retrievedAt: string;
  /** P: the page itself was read; S: a secondary source that quotes it. */
  readonly grade: string;
}
