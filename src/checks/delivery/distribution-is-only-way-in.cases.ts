import type { Value, ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const site = given('AWS::CloudFront::Distribution', 'Site', {
  DistributionConfig: {
    Origins: [{ Id: 'files', DomainName: ref('Files', 'RegionalDomainName'), S3OriginConfig: {} }],
  },
});
const bucket = (properties: ValueMap = {}) => given('AWS::S3::Bucket', 'Files', properties);
const policy = (...statements: readonly ValueMap[]) =>
  given('AWS::S3::BucketPolicy', 'Rules', { Bucket: ref('Files'), PolicyDocument: { Statement: statements } });
const cdn = {
  Sid: 'Cdn',
  Effect: 'Allow',
  Principal: { Service: 'cloudfront.amazonaws.com' },
  Action: 's3:GetObject',
  Condition: { StringEquals: { 'AWS:SourceArn': ref('Site', 'Arn') } },
};
const tls = { Effect: 'Deny', Principal: '*', Action: 's3:*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
const arn = 'arn:aws:cloudfront::';
const account = unseen('the account id is not given', 'AWS::AccountId');
const identity = given('AWS::CloudFront::CloudFrontOriginAccessIdentity', 'Identity', {});
const identified = given('AWS::CloudFront::Distribution', 'Site', {
  DistributionConfig: {
    Origins: [
      {
        Id: 'files',
        DomainName: ref('Files', 'RegionalDomainName'),
        S3OriginConfig: { OriginAccessIdentity: { text: ['origin-access-identity/cloudfront/', ref('Identity')] } },
      },
    ],
  },
});
const byIdentity = (CanonicalUser: Value) => ({
  Sid: 'Oai',
  Effect: 'Allow',
  Principal: { CanonicalUser },
  Action: 's3:GetObject',
});
const alone = 'Allow cloudfront.amazonaws.com alone, with AWS:SourceArn of the distribution.';

export const cases: readonly Case[] = [
  {
    name: 'CloudFront alone, bound to the distribution',
    records: [site, bucket(), policy(cdn, tls)],
    says: { verdict: 'pass', message: 'Is the only way into Files.' },
  },
  {
    name: 'an ARN that ends in the distribution, of an account that was not given',
    records: [
      site,
      bucket(),
      policy({
        ...cdn,
        Condition: { StringEquals: { 'AWS:SourceArn': { text: [arn, account, ':distribution/', ref('Site')] } } },
      }),
    ],
    says: { verdict: 'pass', message: 'Is the only way into Files.' },
  },
  {
    name: 'an ARN with a wildcard',
    records: [
      site,
      bucket(),
      policy({ ...cdn, Condition: { ArnLike: { 'AWS:SourceArn': { text: [arn, account, ':distribution/*'] } } } }),
    ],
    says: { verdict: 'fail', message: 'Rules: Cdn lets any distribution in to Files.', mend: alone },
  },
  {
    name: 'its origin access identity',
    records: [identified, bucket(), policy(byIdentity(ref('Identity', 'S3CanonicalUserId')), tls), identity],
    says: { verdict: 'pass', message: 'Is the only way into Files.' },
  },
  {
    name: 'the identity of another distribution',
    records: [identified, bucket(), policy(byIdentity(ref('Other', 'S3CanonicalUserId'))), identity],
    says: { verdict: 'fail', message: 'Rules: Oai lets others in beside the distribution to Files.', mend: alone },
  },
  {
    name: 'an identity that was not seen',
    records: [identified, bucket(), policy(byIdentity(unseen('no value'))), identity],
    says: { verdict: 'unknown', message: 'Principal.CanonicalUser: no value.' },
  },
  {
    name: 'everybody beside it',
    records: [site, bucket(), policy(cdn, { Sid: 'All', Effect: 'Allow', Principal: '*', Action: 's3:GetObject' })],
    says: { verdict: 'fail', message: 'Rules: All lets others in beside the distribution to Files.', mend: alone },
  },
  {
    name: 'any distribution',
    records: [site, bucket(), policy({ ...cdn, Condition: {} })],
    says: { verdict: 'fail', message: 'Rules: Cdn lets any distribution in to Files.', mend: alone },
  },
  {
    name: 'a public access block that leaves flags out',
    records: [site, bucket({ PublicAccessBlockConfiguration: { BlockPublicAcls: true } }), policy(cdn)],
    says: {
      verdict: 'fail',
      message: 'Files leaves BlockPublicPolicy off.',
      mend: 'Set all four flags of PublicAccessBlockConfiguration to true.',
    },
  },
  {
    name: 'a website beside it',
    records: [site, bucket({ WebsiteConfiguration: { IndexDocument: 'i.html' } }), policy(cdn)],
    says: { verdict: 'fail', message: 'Files is a website of its own.', mend: 'Take WebsiteConfiguration out.' },
  },
  {
    name: 'nobody let in',
    records: [site, bucket(), policy(tls)],
    says: {
      verdict: 'fail',
      message: 'Files does not let the distribution in: no statement allows cloudfront.amazonaws.com.',
      mend: 'Allow s3:GetObject to cloudfront.amazonaws.com with AWS:SourceArn of the distribution.',
    },
  },
  {
    name: 'a policy that was not seen',
    records: [
      site,
      bucket(),
      given('AWS::S3::BucketPolicy', 'Rules', { Bucket: ref('Files'), PolicyDocument: unseen('no value') }),
    ],
    says: { verdict: 'unknown', message: 'PolicyDocument: no value.' },
  },
  {
    name: 'no S3 origin',
    records: [given('AWS::CloudFront::Distribution', 'Site', {})],
    says: { verdict: 'not-applicable', message: 'Has no S3 origin.' },
  },
];
