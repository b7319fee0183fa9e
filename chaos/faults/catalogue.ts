import { cutReplication } from './cut-replication.ts';
import type { Fault } from './fault.ts';
import { loseDatabasePrimary } from './lose-database-primary.ts';
import { loseRegion } from './lose-region.ts';
import { loseTwoZones } from './lose-two-zones.ts';
import { loseZone } from './lose-zone.ts';
import { partitionRegion, partitionRegionOneWay } from './partition-region.ts';
import { Refusal } from './refusal.ts';
import { slowLink } from './slow-link.ts';
import { stopInstances } from './stop-instances.ts';

/** Every fault there is. */
export const faults: readonly Fault[] = [
  cutReplication,
  loseDatabasePrimary,
  loseRegion,
  loseTwoZones,
  loseZone,
  partitionRegion,
  partitionRegionOneWay,
  slowLink,
  stopInstances,
];

/** Throws Refusal for a name that no fault has. */
export function faultNamed(id: string): Fault {
  const found = faults.find((fault) => fault.id === id);
  if (found) return found;
  throw new Refusal(`There is no fault "${id}"`, `Use one of: ${faults.map((fault) => fault.id).join(', ')}.`);
}
