import { clusterDatabases } from './cluster-databases.ts';
import type { Derivation } from './derivation.ts';
import { instanceDatabases } from './instance-databases.ts';
import type { DatabasePart } from '../twin-plan.ts';

export interface DerivedDatabases {
  readonly parts: readonly DatabasePart[];
  /** The node that stands for an instance or a cluster, by the id of its record. */
  readonly nodes: ReadonlyMap<string, string>;
}

/** All relational databases that can be run, each with what follows it. */
export function derivedDatabases(d: Derivation): DerivedDatabases {
  const nodes = new Map<string, string>();
  return { parts: [...clusterDatabases(d, nodes), ...instanceDatabases(d, nodes)], nodes };
}
