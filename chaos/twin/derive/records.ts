import { booleanAt, listAt, numberAt, stringAt, UnseenInput, valueAt } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import type { RecordPart } from '../twin-plan.ts';
import { type Derivation, NoPart } from './derivation.ts';
import { recordCheck } from './record-check.ts';
import { recordName, recordTarget, type WrittenRecord, writtenRecords } from './written-records.ts';

/** Resolvers keep the answer of an alias to a load balancer or a distribution this long; it cannot be set. */
const aliasMs = 60_000;

/** Ways of choosing an answer that the twin's name server does not know. */
const others = ['Region', 'GeoLocation', 'GeoProximityLocation', 'MultiValueAnswer', 'CidrRoutingConfig'];

/** The records that lead to a part. `targets` gives the balancer or distribution that stands for a record of the inventory. */
export function derivedRecords(d: Derivation, targets: ReadonlyMap<string, string>): readonly RecordPart[] {
  const written = writtenRecords(d);
  const ledTo = new Map<string, Set<string>>();
  for (const record of written) {
    const found = d.attempt(record.owner, () => (isAddress(record) ? targetOf(record) : undefined), '');
    const name = found === undefined ? undefined : recordName(record.properties, 'Name');
    if (name !== undefined && found !== undefined) ledTo.set(name, (ledTo.get(name) ?? new Set()).add(found));
  }
  return written.flatMap((record) => {
    const part = d.attempt(record.owner, () => recordOf(record));
    return part ? [part] : [];
  });

  function recordOf(record: WrittenRecord): RecordPart {
    const { owner, label, properties } = record;
    if (!isAddress(record)) throw new NoPart(noAddress(record));
    const target = targetOf(record);
    const policy = policyOf(record);
    const isAlias = valueAt(properties, 'AliasTarget') !== undefined;
    const ttl = isAlias ? undefined : numberAt(properties, 'TTL');
    if (!isAlias && ttl === undefined) throw new UnseenInput('is not set', 'TTL');
    const health = valueAt(properties, 'HealthCheckId');
    const checkResource = health === undefined ? undefined : d.inventory.resolve(health, 'HealthCheckId');
    const checked = checkResource && recordCheck(checkResource, (name) => reached(name, checkResource));
    const privateTo = privateRegion(properties);
    const id = d.idFor('dns', label, `${owner.stack ?? ''} ${label}`);
    d.map(
      owner,
      id,
      privateTo === undefined
        ? []
        : [
            'a private name, which no name server answers: services that are told it are told the address it leads to in their region',
          ],
    );
    if (checked && checkResource && !d.mapping.some(({ resource }) => resource === checkResource.id))
      d.map(checkResource, id, checked.differences);
    return {
      id,
      name: recordName(properties, 'Name'),
      policy,
      target,
      ttlMs: ttl === undefined ? aliasMs : ttl * 1000,
      ...(isAlias && booleanAt(properties, 'AliasTarget.EvaluateTargetHealth') === true ? { followsTarget: true } : {}),
      ...(privateTo === undefined ? {} : { privateTo }),
      ...(checked ? { check: checked.check } : {}),
    };
  }

  function targetOf(record: WrittenRecord): string {
    const { properties } = record;
    const isAlias = valueAt(properties, 'AliasTarget') !== undefined;
    if (!isAlias && listAt(properties, 'ResourceRecords').length > 1) throw new NoPart('leads to several addresses');
    const found = recordTarget(d, record, isAlias ? 'AliasTarget.DNSName' : 'ResourceRecords.0');
    const part = typeof found === 'string' ? undefined : targets.get(found.id);
    if (part !== undefined) return part;
    throw new NoPart(`leads to ${typeof found === 'string' ? found : nameOf(found)}, which has no part in the twin`);
  }

  /** The only part that a name leads to. A name that itself moves from one part to another says nothing of either. */
  function reached(name: string, check: Resource): string {
    const [only, another] = ledTo.get(name) ?? [];
    if (only === undefined)
      throw new NoPart(`hangs on ${nameOf(check)}, which asks ${name}, a name that leads to no part of the twin`);
    if (another !== undefined)
      throw new NoPart(
        `hangs on ${nameOf(check)}, which asks ${name}, a name that itself moves between ${only} and ${another}`,
      );
    return only;
  }

  /** The role of the region whose VPC asks, for a record of a private zone. Throws UnseenInput. */
  function privateRegion(properties: WrittenRecord['properties']): string | undefined {
    const value = valueAt(properties, 'HostedZoneId');
    if (value === undefined || typeof value === 'string') return undefined;
    const { properties: zone, region } = d.inventory.resolve(value, 'HostedZoneId');
    const [first] = listAt(zone, 'VPCs');
    return first === undefined ? undefined : d.zones.roleOf(stringAt(zone, 'VPCs.0.VPCRegion') ?? region);
  }
}

function policyOf({ properties }: WrittenRecord): RecordPart['policy'] {
  const other = others.find((key) => valueAt(properties, key) !== undefined);
  if (other !== undefined) throw new NoPart(`is chosen by ${other}`);
  const failover = stringAt(properties, 'Failover');
  if (failover !== undefined) return { kind: 'failover', primary: failover === 'PRIMARY' };
  const weight = numberAt(properties, 'Weight');
  return weight === undefined ? { kind: 'simple' } : { kind: 'weighted', weight };
}

function isAddress({ properties }: WrittenRecord): boolean {
  return ['A', 'CNAME'].includes(stringAt(properties, 'Type') ?? '');
}

function noAddress({ properties }: WrittenRecord): string {
  const type = stringAt(properties, 'Type') ?? 'no type';
  return type === 'AAAA'
    ? 'answers with IPv6, which the twin does not use'
    : `is of type ${type}, which no request needs`;
}
