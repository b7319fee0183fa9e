import { valueAt } from '../../inventory/read.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { originsOf } from './origins.ts';

export const originIsReachedThroughAccessControl = check({
  id: 'origin-is-reached-through-access-control',
  title: 'every S3 origin is reached through origin access control',
  why: 'Only requests that the distribution signs are then let into the bucket, for every kind of encryption and every region.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  controls: { 'Security Hub': ['CloudFront.13'], Config: ['CLOUDFRONT_S3_ORIGIN_ACCESS_CONTROL_ENABLED'] },
  needs: {
    subjects: ['AWS::CloudFront::Distribution'],
    types: ['AWS::S3::Bucket', 'AWS::CloudFront::OriginAccessControl'],
  },
  judge(distribution, { resolve }) {
    const { properties } = distribution;
    const origins = originsOf(distribution, resolve).filter(({ isBucket }) => isBucket);
    if (origins.length === 0) return notApplicable('Has no S3 origin.');
    const flaw = flawIn(
      origins.map(({ id, path }) => (): Judgement | undefined => {
        const control = valueAt(properties, `${path}.OriginAccessControlId`);
        if (control !== undefined && control !== '') return undefined;
        return fail(
          `Reaches S3 origin ${id} without access control: OriginAccessControlId is not set.`,
          'Set OriginAccessControlId to an origin access control.',
          { at: path },
        );
      }),
    );
    return (
      flaw ??
      pass(
        `Reaches ${origins.length === 1 ? 'its S3 origin' : `all ${origins.length} S3 origins`} through origin access control.`,
        { seen: origins.flatMap(({ bucket }) => bucket ?? []) },
      )
    );
  },
});
