import type { EncryptionDefault } from '../inventory/views/encryption-at-rest.ts';

/** Sourced constants that checks are handed, read from `facts/`. */
export interface Facts {
  readonly serviceLevels: readonly ServiceLevel[];
  /** What AWS does where a property is left out; without it, what is left out is unknown. */
  readonly awsDefaults?: AwsDefaults;
  /** Patterns of actions that know no resources, so that policies can name `*` only. */
  readonly wildcardOnlyActions?: readonly string[];
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

export interface AwsDefaults {
  readonly encryptionAtRest: readonly EncryptionDefault[];
  readonly databasePorts: readonly DatabasePort[];
}

/** The port an engine listens on where none is given; `engine` is the start of the engine's name. */
export interface DatabasePort {
  readonly engine: string;
  readonly port: number;
}
