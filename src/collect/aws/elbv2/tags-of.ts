import { DescribeTagsCommand, type TagDescription } from '@aws-sdk/client-elastic-load-balancing-v2';
import { batchesOf } from '../batches-of.ts';
import type { Place } from '../collector.ts';
import { inParallel } from '../in-parallel.ts';
import { tagMap } from '../tag-map.ts';

/** As many as DescribeTags takes. Source: API_DescribeTags, ResourceArns. */
const most = 20;

/** The tags of load balancers, target groups, listeners or rules, by ARN. What is gone since it was listed is not in it. */
export async function tagsOf(
  place: Place,
  named: readonly (string | undefined)[],
): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const arns = named.filter((arn) => arn !== undefined);
  const told = await inParallel(batchesOf(arns, most), 4, (some) => described(place, some));
  return new Map(told.flat().map(({ ResourceArn = '', Tags }) => [ResourceArn, tagMap(Tags)]));
}

/** One that is gone makes the call for all of them fail: then each is asked for apart. */
async function described(place: Place, arns: readonly string[]): Promise<readonly TagDescription[]> {
  try {
    const { TagDescriptions = [] } = await place.clients.elbv2.send(
      new DescribeTagsCommand({ ResourceArns: [...arns] }),
    );
    return TagDescriptions;
  } catch (error) {
    if (!(error instanceof Error) || !error.name.endsWith('NotFoundException')) throw error;
    if (arns.length === 1) return [];
    return (await inParallel(arns, 4, (arn) => described(place, [arn]))).flat();
  }
}
