import { mapsAt, stringAt, UnseenInput, valueAt } from '../../../src/inventory/read.ts';
import { nameOf, type Resource } from '../../../src/inventory/resource.ts';
import { isReference, isText, type ValueMap } from '../../../src/inventory/value.ts';
import type { Derivation } from './derivation.ts';

/** One record as it is written, whether it is a resource of its own or stands in a group. */
export interface WrittenRecord {
  readonly owner: Resource;
  /** The owner's name, and its place in a group. */
  readonly label: string;
  readonly properties: ValueMap;
}

export function writtenRecords(d: Derivation): readonly WrittenRecord[] {
  return [
    ...d.inventory
      .ofType('AWS::Route53::RecordSet')
      .map((owner) => ({ owner, label: nameOf(owner), properties: owner.properties })),
    ...d.inventory.ofType('AWS::Route53::RecordSetGroup').flatMap((owner) =>
      (d.attempt(owner, () => mapsAt(owner.properties, 'RecordSets')) ?? []).map((properties, index) => ({
        owner,
        label: `${nameOf(owner)} ${index + 1}`,
        properties,
      })),
    ),
  ];
}

/** A name as DNS compares it: in small letters and without the last dot. Throws UnseenInput. */
export function recordName(properties: ValueMap, path: string): string {
  const name = stringAt(properties, path);
  if (name === undefined) throw new UnseenInput('is not set', path);
  return name.toLowerCase().replace(/\.$/u, '');
}

/** The resource that a record leads to, or the name where it is written out. Throws UnseenInput. */
export function recordTarget(d: Derivation, { properties }: WrittenRecord, path: string): Resource | string {
  const value = valueAt(properties, path);
  return isReference(value) || isText(value) ? d.inventory.resolve(value, path) : recordName(properties, path);
}
