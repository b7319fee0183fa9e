import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailStatusCommand,
  paginateListTags,
} from '@aws-sdk/client-cloudtrail';
import type { Collector, Place } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { tagMap } from '../tag-map.ts';
import { toldValue } from '../told-values.ts';
import { type TrailSettings, trailOf } from './trail.ts';

const types = ['AWS::CloudTrail::Trail'];
const gone = ['TrailNotFoundException'];

/** Trails where they are at home: their shadows in other regions are the same trails. */
export const trailCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const client = place.clients.cloudTrail;
    const told = await place.listed(types, () =>
      client.send(new DescribeTrailsCommand({ includeShadowTrails: false })),
    );
    const trails = (told?.trailList ?? []).filter(({ HomeRegion }) => (HomeRegion ?? place.region) === place.region);
    const arns = trails.flatMap(({ TrailARN }) => TrailARN ?? []);
    const tags = new Map<string, Readonly<Record<string, string>>>();
    for (let from = 0; from < arns.length; from += 20) {
      const ResourceIdList = arns.slice(from, from + 20);
      // A component is chosen by tag, so that without tags the kind counts as not seen.
      const pages = await place.listed(types, () =>
        everyPage(paginateListTags({ client }, { ResourceIdList }), ({ ResourceTagList }) => ResourceTagList),
      );
      for (const { ResourceId = '', TagsList } of pages ?? []) tags.set(ResourceId, tagMap(TagsList));
    }
    return stillThere(trails, 4, async (trail) => {
      const { TrailARN: arn = '' } = trail;
      return [trailOf(trail, await settingsOf(arn, place), tags.get(arn) ?? {}, place.region)];
    });
  },
};

async function settingsOf(arn: string, place: Place): Promise<TrailSettings> {
  const { cloudTrail } = place.clients;
  const status = await place.detail(() => cloudTrail.send(new GetTrailStatusCommand({ Name: arn })), { gone });
  const selectors = await place.detail(() => cloudTrail.send(new GetEventSelectorsCommand({ TrailName: arn })), {
    gone,
  });
  const insights = await place.detail(() => cloudTrail.send(new GetInsightSelectorsCommand({ TrailName: arn })), {
    gone,
    absent: ['InsightNotEnabledException'],
  });
  return {
    isLogging: detailValue(status, ({ IsLogging }) => IsLogging),
    eventSelectors: detailValue(selectors, ({ EventSelectors }) => toldValue(EventSelectors)),
    advancedEventSelectors: detailValue(selectors, ({ AdvancedEventSelectors }) => toldValue(AdvancedEventSelectors)),
    insightSelectors: detailValue(insights, ({ InsightSelectors }) => toldValue(InsightSelectors)),
  };
}
