import {
  GetDistributionCommand,
  ListTagsForResourceCommand,
  paginateListDistributions,
} from '@aws-sdk/client-cloudfront';
import type { Collector } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { neededDetail } from '../needed-detail.ts';
import { stillThere } from '../still-there.ts';
import { distributionOf } from './distribution.ts';

const types = ['AWS::CloudFront::Distribution'];
const gone = ['NoSuchDistribution', 'NoSuchResource'];

/** All distributions. The list leaves out what they log and their root object, so each is asked for by itself. */
export const distributionCollector: Collector = {
  types,
  scope: 'global',
  async collect(place) {
    const { cloudFront: client } = place.clients;
    const listed = await place.listed(types, () =>
      everyPage(paginateListDistributions({ client }, {}), ({ DistributionList }) => DistributionList?.Items),
    );
    return stillThere(listed ?? [], 4, async ({ Id, ARN }) => {
      const [told, tags] = await Promise.all([
        neededDetail(place, types, gone, () => client.send(new GetDistributionCommand({ Id }))),
        neededDetail(place, types, gone, () => client.send(new ListTagsForResourceCommand({ Resource: ARN }))),
      ]);
      return told?.Distribution ? [distributionOf(told.Distribution, tags?.Tags?.Items ?? [], place.region)] : [];
    });
  },
};
