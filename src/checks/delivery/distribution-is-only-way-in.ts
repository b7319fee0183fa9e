import { listAt, mapAt, mapsAt, stringAt, unseenInput, valueAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { firstThat } from '../../inventory/views/first-that.ts';
import { listHoldsAnything } from '../../inventory/views/list-holds.ts';
import { referrersOf } from '../../inventory/views/referrers.ts';
import { isMap, isReference, isText, join, unseenIn, type ValueMap } from '../../inventory/value.ts';
import { check, fail, type Judgement, notApplicable, pass, unknown } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { admitsIdentityOf } from './origin-access-identity.ts';
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
  judge(distribution, { inventory, resolve, views: { referrers } }) {
    const isIdentity = (statement: ValueMap): boolean => admitsIdentityOf(distribution, statement, inventory);
    const origins = originsOf(distribution, resolve).filter(({ isBucket }) => isBucket);
    if (origins.length === 0) return notApplicable('Has no S3 origin.');
    const seen: Resource[] = [];
    const flaw = flawIn(
      origins.flatMap(({ id, bucket, path, hole }) => {
        if (!bucket)
          return [
            (): Judgement => {
              if (hole) throw hole;
              return unknown(`Origin ${id} is a bucket that is not among the resources that were collected.`, path);
            },
          ];
        const policies = referrers.all(bucket, 'AWS::S3::BucketPolicy', 'Bucket');
        seen.push(bucket, ...policies);
        return [
          () => closed(bucket),
          ...policies.map((policy) => () => admitsOnlyCloudFront(bucket, policy, isIdentity)),
          () => admitted(bucket, policies, isIdentity),
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

type IsIdentity = (statement: ValueMap) => boolean;

function admitted(bucket: Resource, policies: readonly Resource[], isIdentity: IsIdentity): Judgement | undefined {
  const lets = policies
    .flatMap((policy) => statementsOf(policy))
    .some(
      (statement) => stringAt(statement, 'Effect') === 'Allow' && (isCloudFront(statement) || isIdentity(statement)),
    );
  return lets
    ? undefined
    : fail(
        `${nameOf(bucket)} does not let the distribution in: no statement allows cloudfront.amazonaws.com.`,
        'Allow s3:GetObject to cloudfront.amazonaws.com with AWS:SourceArn of the distribution.',
        { seen: [bucket] },
      );
}

function admitsOnlyCloudFront(bucket: Resource, policy: Resource, isIdentity: IsIdentity): Judgement | undefined {
  const open = firstThat(
    statementsOf(policy),
    (statement) =>
      stringAt(statement, 'Effect') === 'Allow' &&
      !(isCloudFront(statement) ? isBound(statement) : isIdentity(statement)),
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
    return key !== undefined && listHoldsAnything(condition, key) && !letsAnyIn(condition, key, operator);
  });
}

/** Whether one of the ARNs may mean more than one distribution; what ends in a record means that one, whoever's account it names. Throws UnseenInput. */
function letsAnyIn(condition: ValueMap, key: string, operator: string): boolean {
  const some = firstThat([...listAt(condition, key).entries()], ([index, arn]) => {
    const end = isText(arn) ? arn.text.at(-1) : arn;
    if (isReference(end)) return false;
    const known = isText(arn) ? arn.text.filter((piece) => typeof piece === 'string').join('') : arn;
    if (known === '*' || (operator !== 'StringEquals' && typeof known === 'string' && /[*?]/u.test(known))) return true;
    const hole = unseenIn(arn);
    if (hole) throw unseenInput(hole, join(key, index));
    return false;
  });
  return some !== undefined;
}
