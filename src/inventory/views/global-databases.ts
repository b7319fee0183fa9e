import type { Inventory } from '../inventory.ts';
import { stringAt, valueAt } from '../read.ts';
import type { Resource } from '../resource.ts';
import { isReference } from '../value.ts';
import { existing } from './referrers.ts';

/** Which clusters make up one global database. */
export interface GlobalDatabases {
  /** The other clusters of the cluster's global database; empty when it is in none. Throws UnseenInput when one cluster's was not seen. */
  readonly partnersOf: (cluster: Resource) => readonly Resource[];
}

export function globalDatabases(inventory: Inventory): GlobalDatabases {
  const globals = inventory.ofType('AWS::RDS::GlobalCluster');

  /** A cluster names its global database, by reference or, from another region, by name; or a global database is made of it. */
  function nameFor(cluster: Resource): string | undefined {
    const own = valueAt(cluster.properties, 'GlobalClusterIdentifier');
    if (typeof own === 'string') return own.toLowerCase();
    if (own !== undefined)
      return nameOfGlobal(isReference(own) ? inventory.resolve(own, 'GlobalClusterIdentifier') : undefined, cluster);
    const madeOfIt = globals.find((global) => {
      const source = valueAt(global.properties, 'SourceDBClusterIdentifier');
      return source !== undefined && inventory.resolve(source, 'SourceDBClusterIdentifier') === cluster;
    });
    return madeOfIt && nameOfGlobal(madeOfIt, cluster);
  }

  function nameOfGlobal(global: Resource | undefined, cluster: Resource): string {
    if (!global) return stringAt(cluster.properties, 'GlobalClusterIdentifier') ?? '';
    const written = valueAt(global.properties, 'GlobalClusterIdentifier');
    return typeof written === 'string' ? written.toLowerCase() : global.id;
  }

  return {
    partnersOf(cluster) {
      const name = nameFor(cluster);
      if (name === undefined) return [];
      return inventory
        .ofType('AWS::RDS::DBCluster')
        .filter((other) => other !== cluster && nameFor(other) === name)
        .map(existing);
    },
  };
}
