import {
  GetWebACLCommand,
  ListLoggingConfigurationsCommand,
  ListTagsForResourceCommand,
  ListWebACLsCommand,
  type Scope,
  type Tag,
  type WebACLSummary,
} from '@aws-sdk/client-wafv2';
import type { Collector, Mapped, Place } from '../collector.ts';
import { everyMarker } from '../every-marker.ts';
import { neededDetail } from '../needed-detail.ts';
import { stillThere } from '../still-there.ts';
import { loggingConfigurationOf } from './logging-configuration.ts';
import { webAclOf } from './web-acl.ts';

const aclType = 'AWS::WAFv2::WebACL';
const logType = 'AWS::WAFv2::LoggingConfiguration';
const gone = ['WAFNonexistentItemException'];
const Limit = 100;

/** The web ACLs of a region and their logging; those of CloudFront live in us-east-1. */
export const webAclCollector: Collector = {
  types: [aclType, logType],
  scope: 'region',
  async collect(place) {
    const scopes: readonly Scope[] = place.region === 'us-east-1' ? ['REGIONAL', 'CLOUDFRONT'] : ['REGIONAL'];
    const found: Mapped[] = [];
    for (const scope of scopes) found.push(...(await ofScope(scope, place)));
    return found;
  },
};

async function ofScope(Scope: Scope, place: Place): Promise<readonly Mapped[]> {
  const { wafv2 } = place.clients;
  const acls = await place.listed([aclType], () =>
    everyMarker(async (NextMarker) => {
      const told = await wafv2.send(new ListWebACLsCommand({ Scope, Limit, NextMarker }));
      return { items: told.WebACLs, next: told.NextMarker };
    }),
  );
  const logs = await place.listed([logType], () =>
    everyMarker(async (NextMarker) => {
      const told = await wafv2.send(new ListLoggingConfigurationsCommand({ Scope, Limit, NextMarker }));
      return { items: told.LoggingConfigurations, next: told.NextMarker };
    }),
  );
  return [
    ...(await stillThere(acls ?? [], 2, (acl) => one(acl, Scope, place))),
    ...(logs ?? []).map((log) => loggingConfigurationOf(log, place.region)),
  ];
}

async function one({ Name, Id, ARN = '' }: WebACLSummary, Scope: Scope, place: Place): Promise<readonly Mapped[]> {
  const { wafv2 } = place.clients;
  const [told, tags] = await Promise.all([
    neededDetail(place, [aclType], gone, () => wafv2.send(new GetWebACLCommand({ Name, Id, Scope }))),
    neededDetail(place, [aclType], gone, () => tagsOf(ARN, place)),
  ]);
  return told?.WebACL ? [webAclOf(told.WebACL, Scope, tags ?? [], place.region)] : [];
}

async function tagsOf(ResourceARN: string, { clients }: Place): Promise<readonly Tag[]> {
  return everyMarker(async (NextMarker) => {
    const told = await clients.wafv2.send(new ListTagsForResourceCommand({ ResourceARN, Limit, NextMarker }));
    return { items: told.TagInfoForResource?.TagList, next: told.NextMarker };
  });
}
