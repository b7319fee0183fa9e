import { booleanAt } from '../../inventory/read.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { staticBehaviours } from './static-behaviours.ts';

export const distributionCompresses = check({
  id: 'distribution-compresses',
  title: 'every distribution compresses what it serves',
  why: 'Scripts and styles shrink to a quarter, and arrive as much sooner on a slow line.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/ServingCompressedFiles.html',
  needs: { subjects: ['AWS::CloudFront::Distribution'], types: ['AWS::S3::Bucket'] },
  judge(distribution, { resolve }) {
    const behaviours = staticBehaviours(distribution, resolve);
    if (behaviours.length === 0) return notApplicable('Serves nothing from buckets.');
    const flaw = flawIn(
      behaviours.map(({ name, path }) => (): Judgement | undefined => {
        if (booleanAt(distribution.properties, `${path}.Compress`) === true) return undefined;
        return fail(`Does not compress in ${name}: Compress is not true.`, 'Set Compress to true.', {
          at: `${path}.Compress`,
        });
      }),
    );
    return (
      flaw ??
      pass(
        `Compresses what it serves from buckets, in ${behaviours.length} behaviour${behaviours.length === 1 ? '' : 's'}.`,
      )
    );
  },
});
