import { type Case, given, ref, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const distribution = (logging: ValueMap) =>
  given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: { Logging: logging } });
const mend = 'Set Logging.Bucket to a bucket, or deliver its access logs by AWS::Logs::Delivery.';

export const cases: readonly Case[] = [
  {
    name: 'a bucket',
    records: [distribution({ Bucket: ref('Logs', 'DomainName') })],
    says: { verdict: 'pass', message: 'Logs its requests to the bucket that Logging names.' },
  },
  {
    name: 'a delivery',
    records: [
      given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: {} }),
      given('AWS::Logs::DeliverySource', 'Source', {
        Name: 'site',
        ResourceArn: { text: ['arn:aws:cloudfront::111122223333:distribution/', ref('Site')] },
      }),
      given('AWS::Logs::Delivery', 'Delivery', { DeliverySourceName: 'site' }),
    ],
    says: { verdict: 'pass', message: 'Logs its requests by Delivery.' },
  },
  {
    name: 'left out',
    records: [given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: {} })],
    says: {
      verdict: 'fail',
      message: 'Logs no requests: Logging names no bucket, and no delivery takes its access logs.',
      mend: mend,
    },
  },
  {
    name: "a log bucket that a parameter's default switches off",
    records: [distribution({ Bucket: '' })],
    says: {
      verdict: 'fail',
      message: 'Logs no requests: Logging names no bucket, and no delivery takes its access logs.',
      mend: mend,
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: { Logging: unseen('no value') } })],
    says: { verdict: 'unknown', message: 'DistributionConfig.Logging: no value.' },
  },
];
