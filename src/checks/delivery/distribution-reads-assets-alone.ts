import { type Access, accessOf, type Grant } from '../../access/access.ts';
import type { Answer } from '../../access/answer.ts';
import { exactly } from '../../access/pattern.ts';
import { whoIs } from '../../access/principal.ts';
import { accountPiece, arnOf, partition, type Piece } from '../../access/spelling.ts';
import { isMet } from '../../access/truth.ts';
import { whoMayAny } from '../../access/who-may-any.ts';
import { belongsTo } from '../../inventory/component.ts';
import type { Inventory } from '../../inventory/inventory.ts';
import { booleanAt, stringAt } from '../../inventory/read.ts';
import { nameOf, type Resource } from '../../inventory/resource.ts';
import { existing } from '../../inventory/views/referrers.ts';
import { check, fail, type Judgement, notApplicable, pass } from '../check.ts';
import { flawIn } from '../flaw.ts';
import { groundsOf, missing, statementsText } from '../identity/statement-words.ts';
import { isOriginAccessIdentity } from './origin-access-identity.ts';
import { servedBuckets } from './served-buckets.ts';

const reading = ['s3:GetObject', 's3:GetObjectVersion'];
const cloudFront = { kind: 'service', name: 'cloudfront.amazonaws.com' } as const;
const alone = 'Allow s3:GetObject to cloudfront.amazonaws.com alone, with AWS:SourceArn of the distribution.';

export const distributionReadsAssetsAlone = check({
  id: 'distribution-reads-assets-alone',
  title: 'only the distribution may read the assets',
  why: 'Whoever else may read the bucket goes around the firewall, the cache and the logs of the distribution.',
  source:
    'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-s3.html',
  controls: {
    'Security Hub': ['CloudFront.13'],
    'Well-Architected (own mapping)': ['SEC05-BP02', 'SEC08-BP04'],
  },
  needs: {
    subjects: ['AWS::S3::Bucket'],
    types: [
      'AWS::CloudFront::Distribution',
      'AWS::IAM::ManagedPolicy',
      'AWS::IAM::Policy',
      'AWS::IAM::Role',
      'AWS::IAM::RolePolicy',
      'AWS::IAM::User',
      'AWS::S3::BucketPolicy',
    ],
    views: { access: accessOf, served: servedBuckets },
  },
  judge(bucket, { architecture, inventory, views: { access, served } }) {
    const distributions = served.by(bucket);
    const { assets } = architecture.components;
    const [hole] = served.unseen;
    if (!distributions.some(({ existence }) => existence === undefined)) {
      distributions.forEach(existing);
      if (hole) throw hole;
      if (!assets || !belongsTo(bucket, assets)) return notApplicable('No distribution serves from it.');
      return fail('No distribution serves from it.', 'Make it an origin of a distribution.');
    }
    const { grants, unseen } = whoMayAny(access, reading, bucket);
    const readers = grants
      .filter(({ principal }) => principal.kind !== 'service' || principal.name !== cloudFront.name)
      .map((grant) => ({ grant, isOwn: isOriginAccessIdentity(grant.principal, distributions, inventory) }));
    const identities = readers.filter(({ isOwn }) => isOwn.is !== 'no');
    const flaw = flawIn([
      () => publicByList(bucket),
      ...readers.map(
        ({ grant, isOwn }) =>
          () =>
            isMet(isOwn) ? undefined : readsToo(grant, bucket),
      ),
      () => letsAnyIn(bucket, access),
      ...(identities.length > 0 ? [() => readsAtAll(identities.map(({ grant }) => grant))] : []),
      ...distributions.map((one) => () => {
        existing(one);
        return identities.length > 0 ? undefined : isLetIn(one, bucket, access, inventory);
      }),
      () => missing([...unseen, ...served.unseen]),
    ]);
    const names = distributions.map(nameOf).join(' and ');
    return flaw ?? pass(`Nobody who was collected may read it but ${names}.`, { seen: distributions });
  },
});

/** Whether one of the origin access identities may read it for certain; the others may hang on what was not seen. */
function readsAtAll(identities: readonly Grant[]): Judgement | undefined {
  const answers = identities.map(({ answer }) => answer);
  if (answers.some(({ verdict }) => verdict !== 'unknown')) return undefined;
  return missing(answers.flatMap((answer) => (answer.verdict === 'unknown' ? [answer.why] : [])));
}

function readsToo({ principal, answer }: Grant, bucket: Resource): Judgement | undefined {
  if (answer.verdict === 'unknown') return missing([answer.why]);
  return fail(
    `${whoIs(principal)} may read it too: ${statementsText(answer.by)}.`,
    alone,
    groundsOf(answer.by, bucket),
  );
}

function letsAnyIn(bucket: Resource, access: Access): Judgement | undefined {
  const another = [
    `arn:${partition(bucket.region)}:cloudfront::`,
    accountPiece(bucket.account),
    ':distribution/ANOTHER',
  ];
  const answer = asked(another, bucket, access);
  if (answer.verdict === 'denied') return undefined;
  if (answer.verdict === 'unknown') return missing([answer.why]);
  const message = `Any distribution of the account may read it: ${statementsText(answer.by)}.`;
  return fail(message, alone, groundsOf(answer.by, bucket));
}

function isLetIn(
  distribution: Resource,
  bucket: Resource,
  access: Access,
  inventory: Inventory,
): Judgement | undefined {
  const answer = asked(arnOf(distribution, inventory) ?? [], bucket, access);
  if (answer.verdict === 'unknown') return missing([answer.why]);
  if (answer.verdict !== 'denied') return undefined;
  return fail(`${nameOf(distribution)} may not read it: ${statementsText(answer.by)} allows it.`, alone, {
    seen: [distribution],
  });
}

function asked(source: readonly Piece[], bucket: Resource, access: Access): Answer {
  const context = new Map([
    ['aws:sourcearn', [exactly(source)]],
    ['aws:sourceaccount', [exactly([accountPiece(bucket.account)])]],
  ]);
  return access.may(cloudFront, 's3:GetObject', bucket, context);
}

function publicByList({ properties }: Resource): Judgement | undefined {
  const list = stringAt(properties, 'AccessControl') ?? 'Private';
  const isPublic = ['PublicRead', 'PublicReadWrite', 'AuthenticatedRead'].includes(list);
  if (!isPublic || booleanAt(properties, 'PublicAccessBlockConfiguration.IgnorePublicAcls') === true) return undefined;
  return fail(`Its access list is ${list}, which lets everyone read it.`, 'Take AccessControl out.', {
    at: 'AccessControl',
  });
}
