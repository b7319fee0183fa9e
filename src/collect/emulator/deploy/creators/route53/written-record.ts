import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Concrete } from '../../creator.ts';
import { mapIn, neededIn, numberIn, textIn, textsIn, truthIn, typed } from '../../given.ts';

/** The properties of a record set that a change takes. */
export const recordProperties = [
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

/** A record set as a change takes it, whether it is written by itself or in a group. */
export function writtenRecord(properties: Concrete): ResourceRecordSet {
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
