import type { Architecture, Assumption } from '../../inventory/architecture.ts';
import { membersOf } from '../../inventory/component.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { listAt, numberAt, stringAt, UnseenInput, valueAt } from '../../inventory/read.ts';
import { isWithin, type Resource } from '../../inventory/resource.ts';
import { allHold, firstThat } from '../../inventory/views/first-that.ts';
import { existing } from '../../inventory/views/referrers.ts';
import { refersTo } from '../../inventory/views/refers-to.ts';
import { zonesOfGroup } from '../../inventory/views/zones-of-group.ts';
import { crossing, type Failover, inSeries, withFailover } from '../../measure/availability.ts';
import { detectionSeconds } from '../../measure/detection-time.ts';
import type { Facts, ServiceLevel } from '../facts.ts';
import { configurationOf, serviceLevel } from './service-level-of.ts';

/** A path's composite availability from contract figures, with all that it rests on. */
export interface PathAvailability {
  readonly ratio: number;
  readonly objective?: number;
  readonly inputs: readonly { readonly name: string; readonly value: string; readonly source: string }[];
  readonly notes: readonly string[];
  readonly seen: readonly Resource[];
}

interface Hop {
  readonly name: string;
  readonly level: ServiceLevel;
  readonly resource: Resource;
}

/** What is taken of the assumptions, in the names architecture.yaml gives them. */
const assumed = ['commonCause', 'failoverCoverage', 'failuresPerYear', 'replicaPromotionSeconds'] as const;
type Assumed = Record<(typeof assumed)[number], number>;

/**
 * Composite availability of a declared path: its hops in series in each region, two regions as copies that fail over where the
 * architecture has a failover for that path. A hop with several parts counts as its weakest. Contract figures are service levels:
 * what AWS pays for, not what was measured. Throws UnseenInput when a hop has no part with a known figure.
 */
export function pathAvailability(
  path: string,
  inventory: Inventory,
  architecture: Architecture,
  facts: Facts,
): PathAvailability {
  const parts = hopsOf(architecture.paths[path] ?? [], inventory, architecture, facts);
  const everywhere = parts.filter(({ level }) => level.scope === 'global');
  const regional = parts.filter(({ level }) => level.scope !== 'global');
  const copies = architecture.regions.map(({ role, code }) => ({
    role,
    hops: weakest(regional.filter(({ resource }) => resource.region === code)),
  }));
  const names = new Set(regional.map(({ name }) => name));
  const [first, second] = copies.filter(({ hops }) => hops.length === names.size);
  const inputs = [
    ...weakest(everywhere),
    ...copies.flatMap(({ role, hops }) => hops.map((hop) => ({ ...hop, name: `${hop.name} (${role})` }))),
  ];
  const rows = inputs.map(({ name, level }) => ({
    name,
    value: percent(level.ratio),
    source: `${level.service}, ${level.configuration}: ${level.source} (${level.retrievedAt}, grade ${level.grade})`,
  }));
  const seen = inputs.map(({ resource }) => resource);
  const edge = inSeries(weakest(everywhere).map(({ level }) => level.ratio));
  if (names.size > 0 && !first) throw new UnseenInput(`no region holds every hop of path "${path}"`, '', path);
  const one = inSeries((first?.hops ?? []).map(({ level }) => level.ratio));
  const objective = architecture.objectives.availability.find((wanted) => wanted.path === path)?.ratio;
  const base = { ...(objective === undefined ? {} : { objective }), seen };
  const failover = failoverOf(parts, inventory);
  if (!second || failover === undefined) {
    const why = second
      ? 'no failover between the regions was found for this path'
      : names.size === 0
        ? 'the path has no regional part'
        : 'only one region holds the whole path';
    return { ...base, ratio: edge * one, inputs: rows, notes: [`Counted without a second region: ${why}.`] };
  }

  const two = inSeries(second.hops.map(({ level }) => level.ratio));
  const promotes = regional.some(
    ({ resource }) => valueAt(resource.properties, 'SourceDBInstanceIdentifier') !== undefined,
  );
  const values = valuesOf(architecture.assumptions);
  const ratio = (given: Assumed): number => edge * withFailover(one, two, modelOf(given, failover, promotes));
  const assumptionRows = assumed
    .filter((name) => promotes || name !== 'replicaPromotionSeconds')
    .map((name) => ({
      name,
      value: `${values[name]} ${architecture.assumptions[name]?.unit ?? ''}`.trim(),
      source: architecture.assumptions[name]?.source ?? '',
    }));
  return {
    ...base,
    ratio: ratio(values),
    inputs: [
      ...rows,
      ...assumptionRows,
      { name: 'failover time', value: `${modelOf(values, failover, promotes).seconds} s`, source: failover.how },
    ],
    notes: objective === undefined ? [] : flips(values, objective, ratio, promotes),
  };
}

function hopsOf(names: readonly string[], inventory: Inventory, architecture: Architecture, facts: Facts): Hop[] {
  const zones = zonesOfGroup(inventory);
  return names.flatMap((name) => {
    const found = membersOf(inventory, architecture.components[name] ?? { types: [] }).flatMap((resource): Hop[] => {
      const configuration = configurationOf(resource, zones);
      return configuration
        ? [{ name, resource: existing(resource), level: serviceLevel(facts.serviceLevels, configuration) }]
        : [];
    });
    if (found.length === 0)
      throw new UnseenInput(`no part of "${name}" with a published service level was found`, '', name);
    return found;
  });
}

function weakest(hops: readonly Hop[]): Hop[] {
  return [...Map.groupBy(hops, ({ name }) => name).values()].flatMap(([first, ...others]) =>
    first ? [others.reduce((low, hop) => (hop.level.ratio < low.level.ratio ? hop : low), first)] : [],
  );
}

interface FailoverPath {
  readonly detectSeconds: number;
  readonly how: string;
}

/** What DNS leads to by its own name. */
const isAddressed =
  /^AWS::(?:ElasticLoadBalancing(?:V2)?::LoadBalancer|CloudFront::Distribution|ApiGateway(?:V2)?::DomainName)$/u;

/** How traffic of a path reaches the other region: by the CDN's origin group, else by failover records with a health check. */
function failoverOf(hops: readonly Hop[], inventory: Inventory): FailoverPath | undefined {
  const onlyObjects = hops.every(({ level }) => level.scope === 'global' || level.service === 'S3');
  const distribution = hops.find(({ resource }) => resource.type === 'AWS::CloudFront::Distribution')?.resource;
  if (distribution && onlyObjects) {
    const groups = listAt(distribution.properties, 'DistributionConfig.OriginGroups.Items');
    return groups.length > 0
      ? { detectSeconds: 0, how: 'the origin group retries every request at the second origin' }
      : undefined;
  }
  // Where nothing of the path has an address of its own, its zone's records are its own.
  const addressed = hops.filter(({ resource }) => isAddressed.test(resource.type));
  const targets = (addressed.length > 0 ? addressed : hops).map(({ resource }) => resource);
  const record = firstThat(inventory.ofType('AWS::Route53::RecordSet').filter(isWithin), (one) =>
    allHold([
      () => stringAt(one.properties, 'Failover') === 'PRIMARY',
      () => valueAt(one.properties, 'HealthCheckId') !== undefined,
      () => firstThat(targets, (target) => leadsTo(one, target)) !== undefined,
    ]),
  );
  if (!record) return undefined;
  const { properties } = inventory.resolve(valueAt(existing(record).properties, 'HealthCheckId'), 'HealthCheckId');
  const intervalSeconds = numberAt(properties, 'HealthCheckConfig.RequestInterval') ?? 30;
  const threshold = numberAt(properties, 'HealthCheckConfig.FailureThreshold') ?? 3;
  const ttlSeconds =
    valueAt(record.properties, 'AliasTarget') !== undefined ? 60 : (numberAt(record.properties, 'TTL') ?? 300);
  const detect = detectionSeconds({ intervalSeconds, threshold, timeoutSeconds: 6 });
  return {
    detectSeconds: detect + ttlSeconds,
    how: `Route 53: ${threshold} x ${intervalSeconds} s + 6 s to answer + ${ttlSeconds} s TTL; then the replica's promotion where one takes over`,
  };
}

/** By its name or its zone. Throws UnseenInput. */
function leadsTo(record: Resource, target: Resource): boolean {
  const paths = ['AliasTarget.DNSName', 'ResourceRecords.*', 'HostedZoneId'];
  return firstThat(paths, (path) => refersTo(record, path, target)) !== undefined;
}

function modelOf(given: Assumed, { detectSeconds }: FailoverPath, promotes: boolean): Failover {
  const { commonCause, failoverCoverage, failuresPerYear, replicaPromotionSeconds } = given;
  return {
    commonCause,
    coverage: failoverCoverage,
    failuresPerYear,
    seconds: detectSeconds + (promotes ? replicaPromotionSeconds : 0),
  };
}

function valuesOf(assumptions: Readonly<Record<string, Assumption>>): Assumed {
  const value = (name: string): number => {
    const found = assumptions[name];
    if (!found) throw new UnseenInput(`architecture.yaml gives no assumption "${name}"`, '', name);
    return found.value;
  };
  return {
    commonCause: value('commonCause'),
    failoverCoverage: value('failoverCoverage'),
    failuresPerYear: value('failuresPerYear'),
    replicaPromotionSeconds: value('replicaPromotionSeconds'),
  };
}

const reach: Readonly<Record<keyof Assumed, number>> = {
  commonCause: 1,
  failoverCoverage: 1,
  failuresPerYear: 365,
  replicaPromotionSeconds: 86_400,
};

function flips(values: Assumed, objective: number, ratio: (given: Assumed) => number, promotes: boolean): string[] {
  return assumed
    .filter((name) => promotes || name !== 'replicaPromotionSeconds')
    .map((name) => {
      const at = crossing((input) => ratio({ ...values, [name]: input }), objective, 0, reach[name]);
      if (at === undefined) return `No value of ${name} between 0 and ${reach[name]} would change the verdict.`;
      return `The verdict would flip at ${name} ${Number(at.toPrecision(3))}; ${values[name]} is taken.`;
    });
}

/** 0.9999 as `99.9900 %`. */
export function percent(ratio: number): string {
  return `${(ratio * 100).toFixed(4)} %`;
}
