import type { GetHostedZoneCommandOutput, HostedZone, QueryLoggingConfig, Tag } from '@aws-sdk/client-route-53';
import type { Detail, Mapped } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { tagMap } from '../tag-map.ts';
import { toldValue, toldValues } from '../told-values.ts';
import { dnsName } from './dns-name.ts';
import { zoneIdOf } from './zone-id.ts';

/** What the calls told of a hosted zone. */
export interface ZoneFacts {
  readonly zone: HostedZone;
  readonly detail: Detail<Pick<GetHostedZoneCommandOutput, 'VPCs' | 'DelegationSet'>>;
  readonly queryLogging: Detail<readonly QueryLoggingConfig[]>;
  readonly tags: readonly Tag[];
  readonly region: string;
  readonly partition: string;
}

/** An AWS::Route53::HostedZone, public or private. */
export function hostedZoneOf({ zone, detail, queryLogging, tags, region, partition }: ZoneFacts): Mapped {
  const id = zoneIdOf(zone.Id ?? '');
  const isPrivate = zone.Config?.PrivateZone === true;
  return {
    type: 'AWS::Route53::HostedZone',
    ref: id,
    arn: `arn:${partition}:route53:::hostedzone/${id}`,
    region,
    tags: tagMap(tags),
    properties: toldValues({
      HostedZoneConfig: zone.Config?.Comment ? { Comment: zone.Config.Comment } : undefined,
      Name: dnsName(zone.Name ?? ''),
      QueryLoggingConfig: detailValue(queryLogging, (all) => {
        const own = all.find(({ HostedZoneId }) => HostedZoneId === id);
        return own && toldValues({ CloudWatchLogsLogGroupArn: own.CloudWatchLogsLogGroupArn });
      }),
      // A public zone is one without VPCs, also where its details were not seen.
      VPCs: isPrivate
        ? detailValue(detail, ({ VPCs }) => toldValue(VPCs?.map(({ VPCId, VPCRegion }) => ({ VPCId, VPCRegion }))))
        : undefined,
    }),
    attributes: {
      Id: id,
      PrivateZone: isPrivate,
      ...toldValues({ NameServers: detailValue(detail, (told) => toldValue(told.DelegationSet?.NameServers)) }),
    },
    api: 'route53:ListHostedZones',
  };
}
