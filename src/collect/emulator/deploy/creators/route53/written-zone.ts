import { ListHostedZonesByNameCommand } from '@aws-sdk/client-route-53';
import { dnsName } from '../../../../aws/route53/dns-name.ts';
import { zoneIdOf } from '../../../../aws/route53/zone-id.ts';
import type { Concrete, CreatePlace } from '../../creator.ts';
import { neededIn, textIn } from '../../given.ts';

/** The id of the zone that records are written for, by its id or by its name. Throws an Error where there is none of that name. */
export async function writtenZone(properties: Concrete, { clients }: Pick<CreatePlace, 'clients'>): Promise<string> {
  const id = textIn(properties, 'HostedZoneId');
  if (id !== undefined) return id;
  const name = dnsName(neededIn(properties, 'HostedZoneName'));
  const { HostedZones = [] } = await clients.route53.send(new ListHostedZonesByNameCommand({ DNSName: `${name}.` }));
  const zone = HostedZones.find((one) => dnsName(one.Name ?? '') === name);
  if (!zone)
    throw new Error(`There is no hosted zone named "${name}". Add it to the templates, or name its HostedZoneId.`);
  return zoneIdOf(zone.Id ?? '');
}
