import { GetFunctionCommand, ListFunctionsCommand, ListTagsForResourceCommand } from '@aws-sdk/client-cloudfront';
import type { Collector } from '../collector.ts';
import { detailValue } from '../detail-value.ts';
import { everyMarker } from '../every-marker.ts';
import { neededDetail } from '../needed-detail.ts';
import { stillThere } from '../still-there.ts';
import { functionOf, newestStages } from './function.ts';

const types = ['AWS::CloudFront::Function'];
const gone = ['NoSuchFunctionExists', 'NoSuchResource'];

/** All functions at the edge, with their code. */
export const functionCollector: Collector = {
  types,
  scope: 'global',
  async collect(place) {
    const { cloudFront } = place.clients;
    const listed = await place.listed(types, () =>
      everyMarker(async (Marker) => {
        const { FunctionList } = await cloudFront.send(new ListFunctionsCommand({ Marker }));
        return { items: FunctionList?.Items, next: FunctionList?.NextMarker };
      }),
    );
    return stillThere(newestStages(listed ?? []), 4, async (summary) => {
      const { Name, FunctionMetadata: metadata } = summary;
      const [code, tags] = await Promise.all([
        place.detail(() => cloudFront.send(new GetFunctionCommand({ Name, Stage: metadata?.Stage })), { gone }),
        neededDetail(place, types, gone, () =>
          cloudFront.send(new ListTagsForResourceCommand({ Resource: metadata?.FunctionARN })),
        ),
      ]);
      const text = detailValue(code, (told) => Buffer.from(told.FunctionCode ?? []).toString('utf8')) ?? '';
      return [functionOf(summary, text, tags?.Tags?.Items ?? [], place.region)];
    });
  },
};
