import { mapsAt, stringAt, UnseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { isReference, isText, type Value, type ValueMap } from '../../inventory/value.ts';
import type { View } from '../check.ts';

export const recordTypes = ['AWS::Route53::RecordSet', 'AWS::Route53::RecordSetGroup'];

/** One record in DNS, whether it is a resource of its own or stands in a group. */
export interface DnsRecord {
  readonly owner: Resource;
  /** What people call it: the owner's name, and its place in a group. */
  readonly label: string;
  readonly properties: ValueMap;
  /** Its part in a failover pair; undefined where it is answered by weight or latency. */
  readonly role: 'PRIMARY' | 'SECONDARY' | undefined;
}

/** The records of one name and type among which Route 53 chooses. */
export interface RoutedName {
  /** `app.example.com A`. */
  readonly name: string;
  readonly records: readonly DnsRecord[];
}

/** The names that are answered by failover, weight or latency, sorted. Throws UnseenInput when a record's name or routing was not seen. */
export function routedNames(view: View): readonly RoutedName[] {
  const routed = view
    .ofType(...recordTypes)
    .flatMap(recordsIn)
    .flatMap((record): DnsRecord[] => {
      const failover = stringAt(record.properties, 'Failover');
      const role = failover === 'PRIMARY' || failover === 'SECONDARY' ? failover : undefined;
      if (role === undefined && ['Weight', 'Region'].every((path) => valueAt(record.properties, path) === undefined))
        return [];
      return [{ ...record, role }];
    });
  const byName = Map.groupBy(
    routed,
    ({ label, properties }) => `${dnsName(properties['Name'], label)} ${stringAt(properties, 'Type') ?? ''}`,
  );
  return [...byName].map(([name, records]) => ({ name, records })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function recordsIn(owner: Resource): Omit<DnsRecord, 'role'>[] {
  if (owner.type === 'AWS::Route53::RecordSet') return [{ owner, label: nameOf(owner), properties: owner.properties }];
  return mapsAt(owner.properties, 'RecordSets').map((properties, index) => ({
    owner,
    label: `${nameOf(owner)}.RecordSets.${index}`,
    properties,
  }));
}

/** Case and the last dot do not matter in DNS; a reference stands for itself, so that the same reference is the same name. */
function dnsName(value: Value | undefined, label: string): string {
  const piece = (part: Value): string => {
    if (isReference(part)) return `<${part.reference.slice(part.reference.lastIndexOf('/') + 1)}.${part.attribute}>`;
    if (typeof part === 'string') return part;
    throw new UnseenInput('the name of the record was not seen', `${label}.Name`);
  };
  const text = isText(value) ? value.text.map(piece).join('') : piece(value ?? null);
  return text.toLowerCase().replace(/\.$/u, '');
}
