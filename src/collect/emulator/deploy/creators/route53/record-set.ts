import {
  ChangeResourceRecordSetsCommand,
  ListHostedZonesByNameCommand,
  type ResourceRecordSet,
} from '@aws-sdk/client-route-53';
import { dnsName } from '../../../../aws/route53/dns-name.ts';
import { recordSetRef } from '../../../../aws/route53/record-set.ts';
import { zoneIdOf } from '../../../../aws/route53/zone-id.ts';
import type { Concrete, CreatePlace, Creator } from '../../creator.ts';
import { leftOut, mapIn, neededIn, numberIn, textIn, textsIn, truthIn, typed } from '../../given.ts';

const taken = [
  'AliasTarget',
  'CidrRoutingConfig',
  // Stands in the change's history only, and is told by no call.
  'Comment',
  'Failover',
  'GeoLocation',
  'GeoProximityLocation',
  'HealthCheckId',
  'HostedZoneId',
  'HostedZoneName',
  'MultiValueAnswer',
  'Name',
  'Region',
  'ResourceRecords',
  'SetIdentifier',
  'TTL',
  'Type',
  'Weight',
];

export const recordSetCreator: Creator = {
  type: 'AWS::Route53::RecordSet',
  async create(properties, place) {
    const zoneId = textIn(properties, 'HostedZoneId') ?? (await zoneNamed(properties, place));
    const record = recordIn(properties);
    await place.clients.route53.send(
      new ChangeResourceRecordSetsCommand({
        HostedZoneId: zoneId,
        ChangeBatch: { Changes: [{ Action: 'CREATE', ResourceRecordSet: record }] },
      }),
    );
    const { Name: name = '', Type: type, SetIdentifier: setIdentifier } = record;
    return {
      ref: name,
      readBackAs: recordSetRef({ zoneId, name, type, setIdentifier }),
      attributes: {},
      notTaken: leftOut(properties, taken),
    };
  },
};

function recordIn(properties: Concrete): ResourceRecordSet {
  const alias = mapIn(properties, 'AliasTarget');
  const values = textsIn(properties, 'ResourceRecords');
  const maps = ['CidrRoutingConfig', 'GeoLocation', 'GeoProximityLocation'].flatMap((key) => {
    const map = mapIn(properties, key);
    return map ? [[key, typed(map, new Set(['Bias']), new Set())]] : [];
  });
  return {
    ...(Object.fromEntries(maps) as Pick<ResourceRecordSet, 'CidrRoutingConfig' | 'GeoLocation'>),
    AliasTarget: alias && {
      DNSName: neededIn(alias, 'DNSName'),
      EvaluateTargetHealth: truthIn(alias, 'EvaluateTargetHealth') ?? false,
      HostedZoneId: neededIn(alias, 'HostedZoneId'),
    },
    Failover: textIn(properties, 'Failover') as ResourceRecordSet['Failover'],
    HealthCheckId: textIn(properties, 'HealthCheckId'),
    MultiValueAnswer: truthIn(properties, 'MultiValueAnswer'),
    Name: neededIn(properties, 'Name'),
    Region: textIn(properties, 'Region') as ResourceRecordSet['Region'],
    ResourceRecords: values.length === 0 ? undefined : values.map((Value) => ({ Value })),
    SetIdentifier: textIn(properties, 'SetIdentifier'),
    TTL: numberIn(properties, 'TTL'),
    Type: neededIn(properties, 'Type') as ResourceRecordSet['Type'],
    Weight: numberIn(properties, 'Weight'),
  };
}

async function zoneNamed(properties: Concrete, { clients }: CreatePlace): Promise<string> {
  const name = dnsName(neededIn(properties, 'HostedZoneName'));
  const { HostedZones = [] } = await clients.route53.send(new ListHostedZonesByNameCommand({ DNSName: `${name}.` }));
  const zone = HostedZones.find((one) => dnsName(one.Name ?? '') === name);
  if (!zone)
    throw new Error(`There is no hosted zone named "${name}". Add it to the templates, or name its HostedZoneId.`);
  return zoneIdOf(zone.Id ?? '');
}
