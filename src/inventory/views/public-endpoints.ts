import type { Gap, Inventory } from '../inventory.ts';
import { listAt, mapsAt, stringAt, UnseenInput, valueAt } from '../read.ts';
import { isWithin, nameOf, type Resource } from '../resource.ts';
import { join, type ValueMap } from '../value.ts';
import {
  balancerTypes,
  distributionType,
  facesInternet,
  type PublicTarget,
  publicTarget,
} from './public-endpoints-target.ts';
import { existing, meantBy } from './referrers.ts';

/** A name that the public can ask over HTTPS, and what it leads to: several where DNS chooses among them. */
export interface PublicEndpoint {
  readonly name: string;
  readonly leadsTo: readonly PublicTarget[];
}

/** `gaps` are the names, and ways in without a name, of which it was not seen what to ask; whoever judges `endpoints` must show them. */
export interface PublicEndpoints {
  readonly endpoints: readonly PublicEndpoint[];
  readonly gaps: readonly Gap[];
}

const recordTypes = ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'];
const mend = 'Give it a value that can be read, or name the endpoint to ask.';

interface Named {
  readonly name: string;
  readonly target: PublicTarget;
}

/**
 * The names that lead the public to a load balancer that faces the internet, a distribution or an API: records of public zones, and
 * aliases of distributions. A zone that was not collected counts as public: asking tells.
 */
export function publicEndpoints(inventory: Inventory): PublicEndpoints {
  const gaps: Gap[] = [];
  const attempt = <T>(from: Resource, work: () => readonly T[]): readonly T[] => {
    try {
      return work();
    } catch (error) {
      if (!(error instanceof UnseenInput)) throw error;
      // What lies outside leads to nothing within where it was not seen to what it leads.
      if (from.isOutside) return [];
      gaps.push({ what: nameOf(from), reason: error.message, mend, origin: from.origin });
      return [];
    }
  };
  const records = inventory.ofType(...recordTypes);
  const written = records.flatMap((record) => attempt(record, () => setsIn(record).map((path) => ({ record, path }))));
  // A name from outside may lead within, and one from within to what only it tells of.
  const leadsWithin = (record: Resource, { target }: Named): boolean => isWithin(target.record ?? record);
  const byRecords = written.flatMap(({ record, path }) =>
    attempt(record, () => namesOf(inventory, record, path).filter((one) => leadsWithin(record, one))),
  );
  const distributions = inventory.ofType(distributionType).filter(isWithin);
  const byAliases = distributions.flatMap((one) => attempt(one, () => aliasesOf(one)));
  const named = [...byRecords, ...byAliases];
  const isNamed = (one: Resource): boolean => named.some(({ target }) => target.record?.id === one.id);
  const isOpen = (one: Resource): readonly Named[] => {
    if (one.type !== distributionType && !facesInternet(one)) return [];
    return [{ name: ownName(one), target: { name: nameOf(one), record: one } }];
  };
  const balancers = inventory.ofType(...balancerTypes).filter(isWithin);
  const nameless = [...balancers, ...distributions].filter((one) => !isNamed(one));
  const all = [...named, ...nameless.flatMap((one) => attempt(one, () => isOpen(one)))];
  const endpoints = [...Map.groupBy(all, ({ name }) => name)].map(([name, same]) => {
    const targets = new Map(same.map(({ target }) => [target.record?.id ?? target.name, target]));
    return { name, leadsTo: [...targets.values()] };
  });
  return { endpoints: endpoints.toSorted((a, b) => (a.name < b.name ? -1 : 1)), gaps };
}

/** Where in a resource its record sets stand, as the start of a path: a record set is one itself. */
function setsIn(record: Resource): readonly string[] {
  const { type, properties } = existing(record);
  if (type === 'AWS::Route53::RecordSet') return [''];
  return mapsAt(properties, 'RecordSets').map((_, index) => `RecordSets.${index}.`);
}

function namesOf(inventory: Inventory, record: Resource, start: string): readonly Named[] {
  const { properties } = record;
  if (!['A', 'AAAA', 'CNAME'].includes(stringAt(properties, `${start}Type`) ?? '')) return [];
  if (isPrivate(inventory, record)) return [];
  const alias = `${start}AliasTarget.DNSName`;
  const paths =
    valueAt(properties, alias) === undefined
      ? listAt(properties, `${start}ResourceRecords`).map((_, index) => `${start}ResourceRecords.${index}`)
      : [alias];
  const targets = paths.flatMap((path) => publicTarget(inventory, valueAt(properties, path), path) ?? []);
  return targets.map((target) => ({ name: dnsName(properties, `${start}Name`), target }));
}

/** Whether the record's zone answers inside VPCs only; one that was not collected is taken as public. */
function isPrivate(inventory: Inventory, record: Resource): boolean {
  let zone: Resource | undefined;
  try {
    zone = meantBy(inventory, record, 'HostedZoneId');
  } catch (error) {
    if (!(error instanceof UnseenInput)) throw error;
  }
  return zone !== undefined && listAt(zone.properties, 'VPCs').length > 0;
}

function aliasesOf(distribution: Resource): readonly Named[] {
  const { properties } = existing(distribution);
  const path = 'DistributionConfig.Aliases';
  const target = { name: nameOf(distribution), record: distribution };
  return listAt(properties, path).map((_, index) => ({ name: dnsName(properties, join(path, index)), target }));
}

function dnsName(from: ValueMap, path: string): string {
  const name = (stringAt(from, path) ?? '').toLowerCase().replace(/\.$/u, '');
  if (name === '') throw new UnseenInput('there is no name', path);
  if (name.includes('*')) throw new UnseenInput(`${name} stands for many names`, path);
  return name;
}

/** The name AWS gave it, which a template does not know. */
function ownName(record: Resource): string {
  const name = record.attributes[record.type === distributionType ? 'DomainName' : 'DNSName'];
  if (typeof name === 'string') return name.toLowerCase();
  throw new UnseenInput('the public can ask it, and no name that was collected leads to it', '');
}
