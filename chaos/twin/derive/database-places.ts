import { stringAt } from '../../../src/inventory/read.ts';
import type { Resource } from '../../../src/inventory/resource.ts';
import { subnetsOfWorkload } from '../../../src/inventory/views/subnets-of-workload.ts';
import { distinctZones, zoneOf } from '../../../src/inventory/views/zones-of-group.ts';
import { type Derivation, NoPart } from './derivation.ts';

/** Zones for the members of a database, given out one by one. */
export interface DatabasePlaces {
  /** The zone that a member names, else one that has no member yet. Throws NoPart, UnseenInput. */
  readonly zoneFor: (member: Resource) => { readonly zone: string; readonly differences: readonly string[] };
  /** A zone of the member's subnet group other than the one given; undefined where the group spans no other. */
  readonly besides: (member: Resource, zone: string) => string | undefined;
}

/** Zones are given by their ids in the twin. One member more or less in a zone is AWS's choice; here it is always the same one. */
export function databasePlaces(d: Derivation): DatabasePlaces {
  const { subnetsOf } = subnetsOfWorkload(d.inventory);
  const used = new Set<string>();

  function namesFor(member: Resource): readonly string[] {
    const subnets = subnetsOf(member);
    if (!subnets || subnets.length === 0) throw new NoPart('names no subnet group, so AWS chooses where it lies');
    return distinctZones(subnets.map(zoneOf), 'DBSubnetGroupName');
  }

  function take({ region }: Resource, name: string): string {
    const zone = d.zones.idOf(region, name);
    used.add(zone);
    return zone;
  }

  return {
    zoneFor(member) {
      const named = stringAt(member.properties, 'AvailabilityZone');
      if (named !== undefined) return { zone: take(member, named), differences: [] };
      const names = namesFor(member);
      const free = names.find((name) => !used.has(d.zones.idOf(member.region, name))) ?? names[0] ?? '';
      const differences = names.length > 1 ? [`lies in ${free}, where AWS chooses one of ${names.join(', ')}`] : [];
      return { zone: take(member, free), differences };
    },
    besides(member, zone) {
      const name = namesFor(member).find((one) => d.zones.idOf(member.region, one) !== zone);
      return name === undefined ? undefined : take(member, name);
    },
  };
}
