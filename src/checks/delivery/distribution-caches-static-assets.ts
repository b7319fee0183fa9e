import { numberAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import type { Value } from '../../inventory/value.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown, type View } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { staticBehaviours } from './static-behaviours.ts';

/** Managed cache policies, by whether they cache. Source: CloudFront, "Use managed cache policies". */
const managed: Readonly<Record<string, readonly [name: string, caches: boolean]>> = {
  '658327ea-f89d-4fab-a63d-7e88639e58f6': ['CachingOptimized', true],
  'b2884449-e4de-46a7-ac36-70bc7f1ddd6d': ['CachingOptimizedForUncompressedObjects', true],
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': ['CachingDisabled', false],
};

export const distributionCachesStaticAssets = check({
  id: 'distribution-caches-static-assets',
  title: 'every distribution caches static assets at the edge',
  why: 'A file that is kept near its readers arrives in a fraction of the time, and asks nothing of the origin.',
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/controlling-the-cache-key.html',
  needs: { subjects: ['AWS::CloudFront::Distribution'], types: ['AWS::S3::Bucket', 'AWS::CloudFront::CachePolicy'] },
  judge(distribution, { resolve }) {
    const behaviours = staticBehaviours(distribution, resolve);
    if (behaviours.length === 0) return notApplicable('Serves nothing from buckets.');
    const seen: Resource[] = [];
    const flaw = flawIn(
      behaviours.map(({ name, path }) => (): Judgement | undefined => {
        const at = `${path}.CachePolicyId`;
        const policy = valueAt(distribution.properties, at);
        if (policy === undefined) return legacy(distribution, name, path);
        return judgePolicy(policy, name, at, resolve, seen);
      }),
    );
    return (
      flaw ??
      pass(
        `Caches what it serves from buckets, in ${behaviours.length} behaviour${behaviours.length === 1 ? '' : 's'}.`,
        { seen },
      )
    );
  },
});

function judgePolicy(
  policy: Value,
  name: string,
  at: string,
  resolve: View['resolve'],
  seen: Resource[],
): Judgement | undefined {
  const known = typeof policy === 'string' ? managed[policy] : undefined;
  if (known)
    return known[1]
      ? undefined
      : fail(
          `Does not cache in ${name}: its policy is ${known[0]}.`,
          'Use CachingOptimized, or a policy with a DefaultTTL.',
          { at },
        );
  if (typeof policy === 'string') return unknown(`What cache policy ${policy} of ${name} does is not known here.`, at);
  const own = resolve(policy, at);
  seen.push(own);
  const ttl = numberAt(own.properties, 'CachePolicyConfig.DefaultTTL') ?? 86_400;
  return ttl > 0
    ? undefined
    : fail(
        `Does not cache in ${name}: DefaultTTL of ${nameOf(own)} is 0.`,
        `Set DefaultTTL of ${nameOf(own)} to a day or more.`,
        { at, seen: [own] },
      );
}

/** Before cache policies, a behaviour carried its own times; a day by default. */
function legacy({ properties }: Resource, name: string, path: string): Judgement | undefined {
  const ttl = numberAt(properties, `${path}.DefaultTTL`) ?? 86_400;
  return ttl > 0
    ? undefined
    : fail(`Does not cache in ${name}: DefaultTTL is 0.`, 'Give it a cache policy with a DefaultTTL.', {
        at: `${path}.DefaultTTL`,
      });
}
