import { mapAt } from '../../inventory/read.ts';
import { check, fail, pass } from '../check.ts';
import { openFlags } from './public-access-block.ts';

export const bucketBlocksPublicAccess = check({
  id: 'bucket-blocks-public-access',
  title: 'every bucket blocks public access',
  why: 'The block holds whatever a policy or an access list says later; without it one line makes the bucket public.',
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
  controls: { 'Security Hub': ['S3.8'], Config: ['S3_BUCKET_LEVEL_PUBLIC_ACCESS_PROHIBITED'] },
  needs: { subjects: ['AWS::S3::Bucket'] },
  judge(bucket) {
    const mend = 'Set all four flags of PublicAccessBlockConfiguration to true.';
    // Buckets made since April 2023 block public access by default; CloudFormation leaves that default in place.
    if (mapAt(bucket.properties, 'PublicAccessBlockConfiguration') === undefined)
      return pass('Blocks public access by AWS default since 2023-04.');
    const open = openFlags(bucket);
    if (open.length === 0) return pass('Blocks public access with all four flags.');
    return fail(`Leaves ${open.join(', ')} off.`, mend, { at: 'PublicAccessBlockConfiguration' });
  },
});
