import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const distribution = (...origins: readonly ValueMap[]) =>
  given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: { Origins: origins } });
const bucket = given('AWS::S3::Bucket', 'Files', {});
const files = {
  Id: 'files',
  DomainName: ref('Files', 'RegionalDomainName'),
  S3OriginConfig: { OriginAccessIdentity: '' },
};
const mend = 'Set OriginAccessControlId to an origin access control.';

export const cases: readonly Case[] = [
  {
    name: 'access control',
    records: [bucket, distribution({ ...files, OriginAccessControlId: ref('Control', 'Id') })],
    says: { verdict: 'pass', message: 'Reaches its S3 origin through origin access control.' },
  },
  {
    name: 'access control to a bucket whose name was not seen',
    records: [distribution({ ...files, DomainName: unseen('no value'), OriginAccessControlId: ref('Control', 'Id') })],
    says: { verdict: 'pass', message: 'Reaches its S3 origin through origin access control.' },
  },
  {
    name: 'an identity of old',
    records: [
      bucket,
      distribution({ ...files, S3OriginConfig: { OriginAccessIdentity: 'origin-access-identity/cloudfront/E1' } }),
    ],
    says: {
      verdict: 'fail',
      message: 'Reaches S3 origin files without access control: OriginAccessControlId is not set.',
      mend,
    },
  },
  {
    name: 'a bucket by its domain name alone',
    records: [distribution({ Id: 'raw', DomainName: 'x.s3.amazonaws.com' })],
    says: {
      verdict: 'fail',
      message: 'Reaches S3 origin raw without access control: OriginAccessControlId is not set.',
      mend,
    },
  },
  {
    name: 'control that was not seen',
    records: [bucket, distribution({ ...files, OriginAccessControlId: unseen('no value') })],
    says: { verdict: 'unknown', message: 'DistributionConfig.Origins.0.OriginAccessControlId: no value.' },
  },
  {
    name: 'no bucket',
    records: [distribution({ Id: 'api', DomainName: 'api.example.com', CustomOriginConfig: {} })],
    says: { verdict: 'not-applicable', message: 'Has no S3 origin.' },
  },
];
