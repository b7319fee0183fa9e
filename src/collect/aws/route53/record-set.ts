import type { ResourceRecordSet } from '@aws-sdk/client-route-53';
import type { Mapped } from '../collector.ts';
import { toldValues } from '../told-values.ts';
import { dnsName } from './dns-name.ts';

/** An AWS::Route53::RecordSet of a zone. */
export function recordSetOf(record: ResourceRecordSet, zoneId: string, region: string): Mapped {
  const name = dnsName(record.Name ?? '');
  const { AliasTarget: alias } = record;
  return {
    type: 'AWS::Route53::RecordSet',
    ref: recordSetRef({ zoneId, name, type: record.Type, setIdentifier: record.SetIdentifier }),
    region,
    tags: {},
    properties: toldValues({
      AliasTarget: alias && {
        DNSName: dnsName(alias.DNSName ?? '').toLowerCase(),
        EvaluateTargetHealth: alias.EvaluateTargetHealth,
        HostedZoneId: alias.HostedZoneId,
      },
      CidrRoutingConfig: record.CidrRoutingConfig,
      Failover: record.Failover,
      GeoLocation: record.GeoLocation,
      GeoProximityLocation: record.GeoProximityLocation,
      HealthCheckId: record.HealthCheckId,
      HostedZoneId: zoneId,
      MultiValueAnswer: record.MultiValueAnswer,
      Name: name,
      Region: record.Region,
      ResourceRecords: record.ResourceRecords?.map(({ Value }) => Value),
      SetIdentifier: record.SetIdentifier,
      // CloudFormation has it as text.
      TTL: record.TTL?.toString(),
      Type: record.Type,
      Weight: record.Weight,
    }),
    attributes: { Name: name },
    api: 'route53:ListResourceRecordSets',
  };
}

/**
 * What a record is known by: no two of a zone have the same name, type and set identifier. The name that CloudFormation's Ref returns
 * would not do, for several records share it, and it stands in certificates and aliases that refer to no record.
 */
export function recordSetRef(of: {
  readonly zoneId: string;
  readonly name: string;
  readonly type: string | undefined;
  readonly setIdentifier: string | undefined;
}): string {
  const { zoneId, name, type = '', setIdentifier } = of;
  return [zoneId, dnsName(name).toLowerCase(), type, ...(setIdentifier === undefined ? [] : [setIdentifier])].join('/');
}

/** Whether Route 53 made the record with its zone: the servers and the authority of the zone's own name. */
export function isMadeWithZone(record: ResourceRecordSet, zoneName: string): boolean {
  return (record.Type === 'NS' || record.Type === 'SOA') && dnsName(record.Name ?? '') === dnsName(zoneName);
}
