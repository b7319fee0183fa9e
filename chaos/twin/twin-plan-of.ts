import { derivedBalancers } from './derive/balancers.ts';
import { withCalls } from './derive/called-balancers.ts';
import { controlPlaneTimes } from './derive/control-plane-times.ts';
import { derivedDatabases } from './derive/databases.ts';
import { type Derivation, derivation, type TwinSources } from './derive/derivation.ts';
import { derivedDistributions } from './derive/distributions.ts';
import { derivedRecords } from './derive/records.ts';
import { registrations } from './derive/registrations.ts';
import { restedDatabases } from './derive/rested-databases.ts';
import { derivedServices } from './derive/services.ts';
import { derivedStores } from './derive/stores.ts';
import { healthPaths, targetGroups } from './derive/target-groups.ts';
import { withoutPart } from './derive/without-part.ts';
import type { DatabasePart, NotModelled, ServicePart, TwinPlan } from './twin-plan.ts';

/**
 * The twin of an architecture, derived from its inventory: pure, so that the same sources give the same plan. Every record of the
 * inventory is in `mapping` or in `notModelled`, and what was not seen is never guessed.
 */
export function twinPlanOf(sources: TwinSources): TwinPlan {
  const d = derivation(sources);
  const derived = derivedDatabases(d);
  const registered = registrations(d);
  const services = derivedServices(d, derived, registered, healthPaths(d));
  const balancers = derivedBalancers(d, targetGroups(d, services, registered));
  const stores = derivedStores(d);
  const distributions = derivedDistributions(d, balancers.ids, stores.ids);
  const records = derivedRecords(d, new Map([...balancers.ids, ...distributions.ids]));
  mapZones(d);
  mapBindings(d);
  const read = derived.parts.map((database) => withReaders(database, services.parts));
  const calling = withCalls(d, services.parts, services.urls, {
    records,
    balancers: balancers.parts,
    ids: balancers.ids,
  });
  const rested = restedDatabases(read, calling, d.mapping);
  const { databases } = rested;
  return {
    architecture: sources.architecture.id,
    regions: d.zones.regions(),
    balancers: balancers.parts,
    services: rested.services,
    databases,
    stores: stores.parts,
    distributions: distributions.parts,
    records,
    mapping: rested.mapping.toSorted(byResource),
    notModelled: notModelled(d, rested.notModelled),
    controlPlane: controlPlaneTimes(d, { services: services.parts, databases, stores: stores.parts, records }),
    links: d.links,
  };
}

/** Readers are sent to a follower where a service is given its address. */
function withReaders(database: DatabasePart, services: readonly ServicePart[]): DatabasePart {
  const read = new Set(services.flatMap(({ addresses = [] }) => addresses.map(({ node }) => node)));
  return {
    ...database,
    followers: database.followers.map((follower) => ({ ...follower, reads: follower.reads || read.has(follower.id) })),
  };
}

/** Subnets become the zones they lie in, where something of the twin does. */
function mapZones(d: Derivation): void {
  const zones = new Map(d.zones.regions().flatMap(({ zones: own }) => own.map(({ id, name }) => [name, id] as const)));
  for (const subnet of d.inventory.ofType('AWS::EC2::Subnet')) {
    const { AvailabilityZone: named } = subnet.properties;
    const zone = typeof named === 'string' ? zones.get(named) : undefined;
    if (zone !== undefined) d.map(subnet, zone, ['a zone is a group of processes, without a network of its own']);
  }
}

/** A binding becomes the target group that it fills. */
function mapBindings(d: Derivation): void {
  for (const binding of d.inventory.ofType('Kubernetes::elbv2.k8s.aws::TargetGroupBinding')) {
    const { spec } = binding.properties;
    const name =
      typeof spec === 'object' && spec !== null && 'targetGroupName' in spec ? spec['targetGroupName'] : undefined;
    const group = d.inventory
      .ofType('AWS::ElasticLoadBalancingV2::TargetGroup')
      .find(({ region, properties }) => region === binding.region && name !== undefined && properties['Name'] === name);
    const part = d.mapping.find(({ resource }) => resource === group?.id)?.part;
    if (part !== undefined) d.map(binding, part);
  }
}

/** What was written down on the way, what has no part by its type, and what could not be collected at all. */
function notModelled(d: Derivation, rested: readonly NotModelled[]): readonly NotModelled[] {
  const mapped = new Set(d.mapping.map(({ resource }) => resource));
  const told = new Set(d.notModelled.map(({ resource }) => resource));
  const silent = d.inventory.resources.filter(({ id }) => !mapped.has(id) && !told.has(id));
  const all: readonly NotModelled[] = [
    ...d.notModelled,
    ...rested,
    ...silent.map((resource) => ({ resource: resource.id, reason: withoutPart(resource.type) })),
    ...d.inventory.gaps.map(({ what, reason }) => ({
      resource: what,
      reason: `was not collected: ${reason}`,
      unseen: {},
    })),
  ];
  return [...new Map(all.map((one) => [`${one.resource} ${one.reason}`, one])).values()].toSorted(byResource);
}

function byResource(one: { readonly resource: string }, other: { readonly resource: string }): number {
  return one.resource < other.resource ? -1 : one.resource > other.resource ? 1 : 0;
}
