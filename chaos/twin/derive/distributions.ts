import { listAt, mapsAt, numberAt, stringAt, UnseenInput, valueAt } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import { isReference, isText, join, type ValueMap } from '../../../src/inventory/value.ts';
import type { DistributionPart } from '../twin-plan.ts';
import { behavioursOf } from './behaviours.ts';
import { type Derivation, NoPart } from './derivation.ts';
import { recordName, writtenRecords } from './written-records.ts';

const distributionType = 'AWS::CloudFront::Distribution';

const config = 'DistributionConfig';

export interface DerivedDistributions {
  readonly parts: readonly DistributionPart[];
  /** The distribution that stands for a record, by the record's id. */
  readonly ids: ReadonlyMap<string, string>;
}

/** The distributions of CloudFront. `ids` gives the balancer or store that stands for a record. */
export function derivedDistributions(
  d: Derivation,
  balancers: ReadonlyMap<string, string>,
  stores: ReadonlyMap<string, string>,
): DerivedDistributions {
  const ids = new Map<string, string>();
  const answered = new Set(
    writtenRecords(d).map(({ owner, properties }) => d.attempt(owner, () => recordName(properties, 'Name'), '')),
  );
  const parts = d.inventory.ofType(distributionType).flatMap((distribution) => {
    const part = d.attempt(distribution, () => distributionOf(distribution));
    return part ? [part] : [];
  });
  return { parts, ids };

  function distributionOf(distribution: Resource): DistributionPart {
    const { properties } = distribution;
    const origins = mapsAt(properties, `${config}.Origins`).map((_, index) =>
      originOf(distribution, `${config}.Origins.${index}`),
    );
    if (origins.length === 0) throw new NoPart('has no origin');
    const failover = mapsAt(properties, `${config}.OriginGroups.Items`).map((_, index) =>
      failoverOf(distribution, `${config}.OriginGroups.Items.${index}`),
    );
    const names = listAt(properties, `${config}.Aliases`).map(
      (_, index) => stringAt(properties, `${config}.Aliases.${index}`) ?? '',
    );
    // It lies in no region: the one of its stack says only where it was deployed from.
    const id = d.idFor('cdn', nameOf(distribution), `${distribution.stack ?? ''} ${nameOf(distribution)}`);
    const behaviours = behavioursOf(d, distribution, id, origins[0]?.id ?? '');
    const spoken = d.attempt(distribution, () => stringAt(properties, `${config}.HttpVersion`), 'its version of HTTP ');
    ids.set(distribution.id, id);
    d.map(distribution, id, [
      'one process in no zone stands for all edge locations and keeps nothing, so that every request reaches an origin',
      ...behaviours.differences,
      ...(d.attempt(distribution, () => valueAt(properties, `${config}.DefaultRootObject`)) === undefined
        ? []
        : ['its default root object is not asked for in place of /']),
      ...(spoken?.endsWith('3') === true ? ['HTTP/3 is not spoken'] : []),
      ...origins.flatMap(({ name }) =>
        name === undefined || answered.has(name.toLowerCase())
          ? []
          : [`${name} is no name of the templates, so that the twin reaches nobody there`],
      ),
    ]);
    return {
      id,
      names,
      // CloudFormation's default is http1.1.
      ...(spoken?.startsWith('http2') === true ? { httpVersion: 'http2' } : {}),
      behaviours: behaviours.parts,
      origins,
      failover,
    };
  }

  function originOf({ properties }: Resource, path: string): DistributionPart['origins'][number] {
    const value = valueAt(properties, join(path, 'DomainName'));
    const seconds = (key: string, otherwise: number): number =>
      (numberAt(properties, join(path, key)) ?? otherwise) * 1000;
    const base = {
      id: stringAt(properties, join(path, 'Id')) ?? '',
      connectAttempts: numberAt(properties, join(path, 'ConnectionAttempts')) ?? 3,
      connectTimeoutMs: seconds('ConnectionTimeout', 10),
      readTimeoutMs: seconds('CustomOriginConfig.OriginReadTimeout', 30),
      ...spokenTo(properties, join(path, 'CustomOriginConfig')),
    };
    if (!isReference(value) && !isText(value))
      return { ...base, name: stringAt(properties, join(path, 'DomainName')) ?? '' };
    const record = d.inventory.resolve(value, join(path, 'DomainName'));
    const balancer = balancers.get(record.id);
    const store = stores.get(record.id);
    if (balancer === undefined && store === undefined)
      throw new NoPart(`fetches from ${nameOf(record)}, which has no part in the twin`);
    return { ...base, ...(balancer === undefined ? {} : { balancer }), ...(store === undefined ? {} : { store }) };
  }
}

/** Viewers of the twin speak TLS, so an origin that is spoken to as they speak is, too. */
function spokenTo(properties: ValueMap, path: string): Pick<DistributionPart['origins'][number], 'protocol' | 'port'> {
  const policy = stringAt(properties, join(path, 'OriginProtocolPolicy'));
  if (policy === undefined) return {};
  return policy === 'http-only'
    ? { protocol: 'HTTP', port: numberAt(properties, join(path, 'HTTPPort')) ?? 80 }
    : { protocol: 'HTTPS', port: numberAt(properties, join(path, 'HTTPSPort')) ?? 443 };
}

function failoverOf({ properties }: Resource, path: string): DistributionPart['failover'][number] {
  const member = (index: number): string => stringAt(properties, `${path}.Members.Items.${index}.OriginId`) ?? '';
  const statuses = listAt(properties, `${path}.FailoverCriteria.StatusCodes.Items`).map((_, index) =>
    numberAt(properties, `${path}.FailoverCriteria.StatusCodes.Items.${index}`),
  );
  if (member(1) === '') throw new UnseenInput('has no second member', `${path}.Members.Items`);
  return {
    id: stringAt(properties, join(path, 'Id')) ?? '',
    first: member(0),
    second: member(1),
    statuses: statuses.filter((status) => status !== undefined),
  };
}
