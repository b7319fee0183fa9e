import {
  GetHostedZoneCommand,
  type HostedZone,
  paginateListHostedZones,
  paginateListQueryLoggingConfigs,
} from '@aws-sdk/client-route-53';
import type { Collector, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { hostedZoneOf } from './hosted-zone.ts';
import { everyRecordSet } from './every-record-set.ts';
import { isMadeWithZone, recordSetOf } from './record-set.ts';
import { tagsById } from './tags-by-id.ts';
import { zoneIdOf } from './zone-id.ts';

const zoneType = 'AWS::Route53::HostedZone';
const recordType = 'AWS::Route53::RecordSet';
const gone = ['NoSuchHostedZone'];

/**
 * All hosted zones of the account and their records. Zones that another service keeps (Cloud Map) are left out with their records:
 * nobody declared them.
 */
export const hostedZoneCollector: Collector = {
  types: [zoneType, recordType],
  scope: 'global',
  async collect(place) {
    const zones = await declaredZones(place);
    const { region, partition, clients } = place;
    const client = clients.route53;
    const tags = await tagsById(
      place,
      [zoneType],
      'hostedzone',
      zones.map(({ Id = '' }) => zoneIdOf(Id)),
    );
    const queryLogging = await place.detail(() =>
      everyPage(paginateListQueryLoggingConfigs({ client }, {}), ({ QueryLoggingConfigs }) => QueryLoggingConfigs),
    );
    // Route 53 takes five calls a second from an account.
    return stillThere(zones, 2, async (zone) => {
      const Id = zoneIdOf(zone.Id ?? '');
      const detail = await place.detail(() => client.send(new GetHostedZoneCommand({ Id })), { gone });
      const records = await place.listed([recordType], () => everyRecordSet(Id, client));
      const declared = (records ?? []).filter((record) => !isMadeWithZone(record, zone.Name ?? ''));
      return [
        hostedZoneOf({ zone, detail, queryLogging, tags: tags(Id), region, partition }),
        ...declared.map((record) => recordSetOf(record, Id, region)),
      ];
    });
  },
};

async function declaredZones({ listed, clients }: Place): Promise<readonly HostedZone[]> {
  const zones = await listed([zoneType, recordType], () =>
    everyPage(paginateListHostedZones({ client: clients.route53 }, {}), ({ HostedZones }) => HostedZones),
  );
  return (zones ?? []).filter(({ LinkedService }) => LinkedService === undefined);
}
