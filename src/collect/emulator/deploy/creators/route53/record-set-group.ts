import { ChangeResourceRecordSetsCommand } from '@aws-sdk/client-route-53';
import { recordSetRef } from '../../../../aws/route53/record-set.ts';
import type { Concrete, CreatePlace, Creator } from '../../creator.ts';
import { leftOut, mapsIn } from '../../given.ts';
import { groupRef, groupType } from './record-set-groups.ts';
import { recordProperties, writtenRecord } from './written-record.ts';
import { writtenZone } from './written-zone.ts';

// The comment stands in the history of the change only.
const taken = ['Comment', 'HostedZoneId', 'HostedZoneName', 'RecordSets'];

/** Route 53 knows no groups: its records are made in one change of each zone, as CloudFormation does, and told one by one. */
export const recordSetGroupCreator: Creator = {
  type: groupType,
  async create(properties, place) {
    const sets = mapsIn(properties, 'RecordSets');
    const zones = await zonesOf(sets, properties, place);
    const records = sets.map((set, index) => ({ zoneId: zones[index] ?? '', record: writtenRecord(set) }));
    for (const [HostedZoneId, own] of Map.groupBy(records, ({ zoneId }) => zoneId)) {
      const Changes = own.map(({ record }) => ({ Action: 'CREATE' as const, ResourceRecordSet: record }));
      await place.clients.route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }));
    }
    const refs = records.map(({ zoneId, record: { Name: name = '', Type: type, SetIdentifier: setIdentifier } }) =>
      recordSetRef({ zoneId, name, type, setIdentifier }),
    );
    const id = place.uniqueName();
    return {
      ref: id,
      readBackAs: groupRef(refs),
      attributes: { Id: id },
      notTaken: Object.assign(leftOut(properties, taken), ...sets.map(leftOutOfSet)) as Record<string, string>,
    };
  },
};

/** The zone of each record set: its own, or that of the group. */
async function zonesOf(sets: readonly Concrete[], group: Concrete, place: CreatePlace): Promise<readonly string[]> {
  const zones: string[] = [];
  for (const set of sets) {
    const isOwn = set['HostedZoneId'] !== undefined || set['HostedZoneName'] !== undefined;
    zones.push(await writtenZone(isOwn ? set : group, place));
  }
  return zones;
}

function leftOutOfSet(set: Concrete, index: number): Record<string, string> {
  return Object.fromEntries(
    Object.entries(leftOut(set, recordProperties)).map(([path, why]) => [`RecordSets.${index}.${path}`, why]),
  );
}
