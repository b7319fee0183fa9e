import { GetBucketLocationCommand, GetBucketPolicyCommand, paginateListBuckets } from '@aws-sdk/client-s3';
import type { Collector, Mapped, Place } from '../collector.ts';
import { everyPage } from '../every-page.ts';
import { stillThere } from '../still-there.ts';
import { bucketOf } from './bucket.ts';
import { bucketFacts } from './bucket-facts.ts';
import { bucketPolicyOf, bucketPolicyUnseen } from './bucket-policy.ts';

const types = ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'];
const gone = ['NoSuchBucket'];

/**
 * The buckets of a region and their policies. S3 lists the buckets of one region where it is asked for them, and answers for a bucket
 * in the bucket's own region only: so each region is listed by itself, and buckets of regions that were not asked for cost no calls.
 */
export const bucketCollector: Collector = {
  types,
  scope: 'region',
  async collect(place) {
    const { region, clients } = place;
    const listed = await place.listed(types, () =>
      everyPage(paginateListBuckets({ client: clients.s3 }, { BucketRegion: region }), ({ Buckets }) => Buckets),
    );
    return stillThere(listed ?? [], 4, async ({ Name: name = '', BucketRegion }) =>
      (BucketRegion ?? (await locationOf(name, place))) === region ? bucketAndPolicy(name, place) : [],
    );
  },
};

async function bucketAndPolicy(name: string, place: Place): Promise<readonly Mapped[]> {
  const [facts, policy] = await Promise.all([
    bucketFacts(name, place),
    place.detail(() => place.clients.s3.send(new GetBucketPolicyCommand({ Bucket: name })), {
      absent: ['NoSuchBucketPolicy'],
      gone,
    }),
  ]);
  const bucket = bucketOf(facts);
  switch (policy.kind) {
    case 'told':
      return policy.answer.Policy ? [bucket, bucketPolicyOf(name, place.region, policy.answer.Policy)] : [bucket];
    case 'absent':
      return [bucket];
    case 'unseen':
      return [bucket, bucketPolicyUnseen(name, place.region, policy.value)];
  }
}

/** Where the bucket lies, for services that do not tell it with the list; its own region where even that is not told. */
async function locationOf(name: string, { clients, detail, region }: Place): Promise<string> {
  const told = await detail(() => clients.s3.send(new GetBucketLocationCommand({ Bucket: name })), { gone });
  if (told.kind !== 'told') return region;
  // The oldest two locations have no region's name. Source: S3, GetBucketLocation.
  const { LocationConstraint: location } = told.answer;
  if (!location) return 'us-east-1';
  return location === 'EU' ? 'eu-west-1' : location;
}
