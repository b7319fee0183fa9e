import { stringAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';
import { originsOf } from './origins.ts';

export const distributionHasS3OriginAndRoot = check({
  id: 'distribution-has-s3-origin-and-root',
  title: 'every distribution has an S3 origin and a default root object',
  why: 'Static files belong in object storage; without a root object the bare name shows an error, or a listing.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html',
  controls: { 'Security Hub': ['CloudFront.1'] },
  needs: { subjects: ['AWS::CloudFront::Distribution'], types: ['AWS::S3::Bucket'] },
  judge(distribution, { resolve }) {
    const root = stringAt(distribution.properties, 'DistributionConfig.DefaultRootObject');
    if (root === undefined || root === '')
      return fail('Has no default root object.', 'Set DefaultRootObject, for example to index.html.', {
        at: 'DistributionConfig',
      });
    const origins = originsOf(distribution, resolve).filter(({ isBucket }) => isBucket);
    if (origins.length === 0)
      return fail('Has no S3 origin.', 'Add the bucket with the static files as an origin.', {
        at: 'DistributionConfig.Origins',
      });
    return pass(`Serves ${root} from ${origins.length} S3 origin${origins.length === 1 ? '' : 's'}.`, {
      seen: origins.flatMap(({ bucket }) => bucket ?? []),
    });
  },
});
