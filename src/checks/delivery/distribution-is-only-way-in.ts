import { listAt, mapAt, mapsAt, stringAt, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { listHolds, listHoldsAnything } from '../../inventory/views/list-holds.ts';
import { referrersOf } from '../../inventory/views/referrers.ts';
import { isMap, type ValueMap } from '../../inventory/value.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { originsOf } from './origins.ts';
import { openFlags } from './public-access-block.ts';

export const distributionIsOnlyWayIn = check({
  id: 'distribution-is-only-way-in',
  title: 'every distribution is the only way into its S3 origins',
  why: 'A second way in goes around the firewall, the cache and the logs of the first.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  needs: {
    subjects: ['AWS::CloudFront::Distribution'],
    types: ['AWS::S3::Bucket', 'AWS::S3::BucketPolicy'],
    views: { referrers: referrersOf },
  },
  judge(distribution, { resolve, views: { referrers } }) {
    const origins = originsOf(distribution, resolve).filter(({ isBucket }) => isBucket);
    if (origins.length === 0) return notApplicable('Has no S3 origin.');
    const seen: Resource[] = [];
    const flaw = flawIn(
      origins.flatMap(({ id, bucket, path }) => {
        if (!bucket)
          return [
            (): Judgement =>
              unknown(`Origin ${id} is a bucket that is not among the resources that were collected.`, path),
          ];
        const policies = referrers.all(bucket, 'AWS::S3::BucketPolicy', 'Bucket');
        seen.push(bucket, ...policies);
        return [
          () => closed(bucket),
          ...policies.map((policy) => () => admitsOnlyCloudFront(bucket, policy)),
          () => admitted(bucket, policies),
        ];
      }),
    );
    return (
      flaw ??
      pass(
        `Is the only way into ${[...new Set(origins.flatMap(({ bucket }) => (bucket ? [nameOf(bucket)] : [])))].join(', ')}.`,
        { seen },
      )
    );
  },
});

function closed(bucket: Resource): Judgement | undefined {
  const { properties } = bucket;
  if (mapAt(properties, 'WebsiteConfiguration'))
    return fail(`${nameOf(bucket)} is a website of its own.`, 'Take WebsiteConfiguration out.', { seen: [bucket] });
  const block = mapAt(properties, 'PublicAccessBlockConfiguration');
  const [open] = block ? openFlags(bucket) : [];
  return open
    ? fail(`${nameOf(bucket)} leaves ${open} off.`, 'Set all four flags of PublicAccessBlockConfiguration to true.', {
        seen: [bucket],
      })
    : undefined;
}

function admitted(bucket: Resource, policies: readonly Resource[]): Judgement | undefined {
  const lets = policies
    .flatMap((policy) => statementsOf(policy))
    .some((statement) => stringAt(statement, 'Effect') === 'Allow' && isCloudFront(statement));
  return lets
    ? undefined
    : fail(
        `${nameOf(bucket)} does not let the distribution in: no statement allows cloudfront.amazonaws.com.`,
        'Allow s3:GetObject to cloudfront.amazonaws.com with AWS:SourceArn of the distribution.',
        { seen: [bucket] },
      );
}

function admitsOnlyCloudFront(bucket: Resource, policy: Resource): Judgement | undefined {
  const open = statementsOf(policy).find(
    (statement) => stringAt(statement, 'Effect') === 'Allow' && !(isCloudFront(statement) && isBound(statement)),
  );
  if (!open) return undefined;
  const name = stringAt(open, 'Sid') ?? 'a statement';
  const what = isCloudFront(open) ? 'lets any distribution in' : 'lets others in beside the distribution';
  return fail(
    `${nameOf(policy)}: ${name} ${what} to ${nameOf(bucket)}.`,
    'Allow cloudfront.amazonaws.com alone, with AWS:SourceArn of the distribution.',
    { seen: [policy] },
  );
}

function statementsOf({ properties }: Resource): readonly ValueMap[] {
  return mapsAt(properties, 'PolicyDocument.Statement');
}

function isCloudFront(statement: ValueMap): boolean {
  const principal = valueAt(statement, 'Principal');
  if (!isMap(principal)) return false;
  const services = listAt(principal, 'Service').map((_, index, all) => stringAt({ all }, `all.${index}`));
  return (
    services.length > 0 &&
    services.every((service) => service === 'cloudfront.amazonaws.com') &&
    listAt(principal, 'AWS').length === 0
  );
}

function isBound(statement: ValueMap): boolean {
  return ['StringEquals', 'ArnEquals', 'StringLike', 'ArnLike'].some((operator) => {
    const condition = mapAt(statement, `Condition.${operator}`) ?? {};
    const key = Object.keys(condition).find((one) => one.toLowerCase() === 'aws:sourcearn');
    return key !== undefined && listHoldsAnything(condition, key) && !listHolds(condition, key, ['*']);
  });
}
