import type { Resource } from '../../../../../inventory/resource.ts';
import type { ValueMap } from '../../../../../inventory/value.ts';
import type { Mapped } from '../../../../aws/collector.ts';
import type { Created } from '../../creator.ts';

export const groupType = 'AWS::Route53::RecordSetGroup';
const setType = 'AWS::Route53::RecordSet';

/** What a group of these record sets is read back under. */
export function groupRef(refs: readonly string[]): string {
  return JSON.stringify(refs);
}

/**
 * What was read, with the record sets that groups were made of told as these groups again, in the order that was declared: then a group
 * has the name that its template gives it. Of a group that has lost record sets, those that are left are told; one that has lost all is
 * not told.
 */
export function recordSetGroups(
  told: readonly Mapped[],
  declared: readonly Pick<Resource, 'id' | 'type' | 'region'>[],
  created: ReadonlyMap<string, Pick<Created, 'readBackAs'>>,
): readonly Mapped[] {
  const sets = new Map(told.filter(({ type }) => type === setType).map((one) => [one.ref, one]));
  const groups = declared.flatMap(({ id, type, region }) => {
    const ref = type === groupType ? created.get(id)?.readBackAs : undefined;
    if (ref === undefined) return [];
    const own = (JSON.parse(ref) as readonly string[]).flatMap((one) => sets.get(one) ?? []);
    return own.length === 0 ? [] : [{ own, group: groupOf(own, ref, region) }];
  });
  const grouped = new Set(groups.flatMap(({ own }) => own));
  return [...told.filter((one) => !grouped.has(one)), ...groups.map(({ group }) => group)];
}

function groupOf(own: readonly Mapped[], ref: string, region: string): Mapped {
  const zones = new Set(own.map(({ properties }) => properties['HostedZoneId']));
  const [zone, another] = zones;
  const isOfOneZone = zone !== undefined && another === undefined;
  return {
    type: groupType,
    ref,
    region,
    tags: {},
    properties: {
      ...(isOfOneZone ? { HostedZoneId: zone } : {}),
      RecordSets: own.map(({ properties }) => (isOfOneZone ? withoutZone(properties) : properties)),
    },
    attributes: {},
    untold: { Comment: 'it stands in the history of the change only' },
    api: own[0]?.api ?? '',
  };
}

function withoutZone({ HostedZoneId: _zone, ...properties }: ValueMap): ValueMap {
  return properties;
}
