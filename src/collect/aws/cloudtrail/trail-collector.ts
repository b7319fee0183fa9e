import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  paginateListTags,
} from '@aws-sdk/client-cloudtrail';
import type { Value } from '../../../inventory/value.ts';
import { batchesOf } from '../batches-of.ts';
import type { Collector, KnownErrors, Place } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { tagMap } from '../tag-map.ts';
import { toldValue } from '../told-values.ts';
import { isShadow, shadowOf } from './shadow-trail.ts';
import { type TrailSettings, trailOf } from './trail.ts';

const types = ['AWS::CloudTrail::Trail'];
const gone = ['TrailNotFoundException'];

/**
 * Trails, and in place of those that are at home elsewhere their shadows: a trail of all regions, or of the organization, records here
 * too. One that is read at home as well is told twice. Source: AWS CloudTrail API Reference, DescribeTrails, `includeShadowTrails`.
 */
export const trailCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const client = place.clients.cloudTrail;
    const told = await place.listed(types, () => client.send(new DescribeTrailsCommand({ includeShadowTrails: true })));
    const trails = told?.trailList ?? [];
    const arns = trails.flatMap((trail) => (isShadow(trail, place) ? [] : (trail.TrailARN ?? [])));
    const tags = new Map<string, Readonly<Record<string, string>>>();
    for (const ResourceIdList of batchesOf(arns, 20)) {
      // A component is chosen by tag, so that without tags the kind counts as not seen.
      const pages = await place.listed(types, () =>
        everyPage(paginateListTags({ client }, { ResourceIdList }), ({ ResourceTagList }) => ResourceTagList),
      );
      for (const { ResourceId = '', TagsList } of pages ?? []) tags.set(ResourceId, tagMap(TagsList));
    }
    return stillThere(trails, 4, async (trail) => {
      const { TrailARN: arn = '' } = trail;
      if (isShadow(trail, place)) return [shadowOf(trail, { isLogging: await isLoggingOf(arn, place) }, place.region)];
      return [trailOf(trail, await settingsOf(arn, place), tags.get(arn) ?? {}, place.region)];
    });
  },
};

async function settingsOf(arn: string, place: Place): Promise<TrailSettings> {
  const { cloudTrail } = place.clients;
  const isLogging = await isLoggingOf(arn, place, { gone });
  const selectors = await place.detail(() => cloudTrail.send(new GetEventSelectorsCommand({ TrailName: arn })), {
    gone,
  });
  const insights = await place.detail(() => cloudTrail.send(new GetInsightSelectorsCommand({ TrailName: arn })), {
    gone,
    absent: ['InsightNotEnabledException'],
  });
  return {
    isLogging,
    eventSelectors: detailValue(selectors, ({ EventSelectors }) => toldValue(EventSelectors)),
    advancedEventSelectors: detailValue(selectors, ({ AdvancedEventSelectors }) => toldValue(AdvancedEventSelectors)),
    insightSelectors: detailValue(insights, ({ InsightSelectors }) => toldValue(InsightSelectors)),
  };
}

/** The one call that tells of a shadow too, by its ARN. Source: AWS CloudTrail API Reference, GetTrailStatus. */
async function isLoggingOf(
  arn: string,
  { detail, clients }: Place,
  known: KnownErrors = {},
): Promise<Value | undefined> {
  const status = await detail(() => clients.cloudTrail.send(new GetTrailStatusCommand({ Name: arn })), known);
  return detailValue(status, ({ IsLogging }) => IsLogging);
}
