import type { Value, ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const alone = 'Allow s3:GetObject to cloudfront.amazonaws.com alone, with AWS:SourceArn of the distribution.';
const bucket = given('AWS::S3::Bucket', 'Assets', {});
const distribution = given('AWS::CloudFront::Distribution', 'Site', {
  DistributionConfig: {
    Origins: [{ Id: 's3', DomainName: ref('Assets', 'RegionalDomainName'), S3OriginConfig: {} }],
  },
});
const site = { text: ['arn:aws:cloudfront::111122223333:distribution/', ref('Site')] };

function policy(...statements: readonly ValueMap[]) {
  return given('AWS::S3::BucketPolicy', 'Policy', { Bucket: ref('Assets'), PolicyDocument: { Statement: statements } });
}

/** Served through an origin access identity, the older way. */
function withIdentity(OriginAccessIdentity: Value) {
  return given('AWS::CloudFront::Distribution', 'Site', {
    DistributionConfig: {
      Origins: [
        { Id: 's3', DomainName: ref('Assets', 'RegionalDomainName'), S3OriginConfig: { OriginAccessIdentity } },
      ],
    },
  });
}

const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: { text: [ref('Assets', 'Arn'), '/*'] } };
const reads = {
  ...read,
  Sid: 'SiteReads',
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Condition: { StringEquals: { 'AWS:SourceArn': site } },
};

export const cases: readonly Case[] = [
  {
    name: 'one distribution, by the ARN of its source',
    records: [bucket, distribution, policy(reads)],
    says: { verdict: 'pass', message: 'Nobody who was collected may read it but Site.' },
  },
  {
    name: 'any distribution of the account',
    records: [
      bucket,
      distribution,
      policy({ ...reads, Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } } }),
    ],
    says: {
      verdict: 'fail',
      message: 'Any distribution of the account may read it: SiteReads (case.yaml:1).',
      mend: alone,
    },
  },
  {
    name: 'a role beside the distribution, by a policy of its own',
    records: [
      bucket,
      distribution,
      policy(reads),
      given('AWS::IAM::Role', 'Server', {
        Policies: [
          { PolicyName: 'p', PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:Get*', Resource: '*' } } },
        ],
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Server may read it too: statement of Server (case.yaml:1).',
      mend: alone,
    },
  },
  {
    name: 'everyone beside the distribution',
    records: [bucket, distribution, policy(reads, { ...read, Principal: '*' })],
    says: { verdict: 'fail', message: 'everyone may read it too: statement of Policy (case.yaml:1).', mend: alone },
  },
  {
    name: 'nobody at all',
    records: [bucket, distribution],
    says: { verdict: 'fail', message: 'Site may not read it: no statement allows it.', mend: alone },
  },
  {
    name: 'an access list that lets everyone read',
    records: [given('AWS::S3::Bucket', 'Assets', { AccessControl: 'PublicRead' }), distribution, policy(reads)],
    says: {
      verdict: 'fail',
      message: 'Its access list is PublicRead, which lets everyone read it.',
      mend: 'Take AccessControl out.',
    },
  },
  {
    name: 'an origin access identity, the older way',
    records: [
      bucket,
      withIdentity({ text: ['origin-access-identity/cloudfront/', ref('Oai')] }),
      policy({ ...read, Principal: { CanonicalUser: ref('Oai', 'S3CanonicalUserId') } }),
    ],
    says: { verdict: 'pass', message: 'Nobody who was collected may read it but Site.' },
  },
  {
    name: 'an origin access identity that was not seen',
    records: [
      bucket,
      withIdentity(unseen('parameter Identity has no value', 'Identity')),
      policy({ ...read, Principal: { CanonicalUser: ref('Oai', 'S3CanonicalUserId') } }),
    ],
    says: {
      verdict: 'unknown',
      message: 'Site.S3OriginConfig.OriginAccessIdentity: parameter Identity has no value.',
    },
  },
  {
    name: 'an origin access identity that may do what was not seen',
    records: [
      bucket,
      withIdentity({ text: ['origin-access-identity/cloudfront/', ref('Oai')] }),
      policy({
        ...read,
        Action: unseen('parameter Action has no value', 'Action'),
        Principal: { CanonicalUser: ref('Oai', 'S3CanonicalUserId') },
      }),
    ],
    says: { verdict: 'unknown', message: 'Policy (case.yaml:1): Action: parameter Action has no value.' },
  },
  {
    name: 'a distribution that may not exist',
    records: [bucket, { ...distribution, existence: unseen('condition Web is open', 'Web') }, policy(reads)],
    says: { verdict: 'unknown', message: 'Site: condition Web is open.' },
  },
  {
    name: 'a source that was not seen',
    records: [
      bucket,
      distribution,
      policy({
        ...reads,
        Condition: { StringEquals: { 'AWS:SourceArn': unseen('an import nobody exports', 'site') } },
      }),
    ],
    says: { verdict: 'unknown', message: 'Policy (case.yaml:1): Condition: an import nobody exports.' },
  },
  {
    name: 'assets that no distribution serves',
    architecture: { components: { assets: { types: ['AWS::S3::Bucket'] } } },
    records: [bucket],
    says: {
      verdict: 'fail',
      message: 'No distribution serves from it.',
      mend: 'Make it an origin of a distribution.',
    },
  },
  {
    name: 'a bucket of something else',
    records: [bucket],
    says: { verdict: 'not-applicable', message: 'No distribution serves from it.' },
  },
];
