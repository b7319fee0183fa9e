import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const site = (behaviour: ValueMap) =>
  given('AWS::CloudFront::Distribution', 'Site', {
    DistributionConfig: {
      Origins: [{ Id: 'files', DomainName: 'x.s3.amazonaws.com' }],
      DefaultCacheBehavior: { TargetOriginId: 'files', ...behaviour },
    },
  });
const fails = {
  verdict: 'fail',
  message: 'Does not compress in the default behaviour: Compress is not true.',
  mend: 'Set Compress to true.',
} as const;

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [site({ Compress: true })],
    says: { verdict: 'pass', message: 'Compresses what it serves from buckets, in 1 behaviour.' },
  },
  { name: 'off', records: [site({ Compress: false })], says: fails },
  { name: 'left out', records: [site({})], says: fails },
  {
    name: 'not seen',
    records: [site({ Compress: unseen('no value') })],
    says: { verdict: 'unknown', message: 'DistributionConfig.DefaultCacheBehavior.Compress: no value.' },
  },
  {
    name: 'nothing from buckets',
    records: [
      given('AWS::CloudFront::Distribution', 'Site', {
        DistributionConfig: {
          Origins: [{ Id: 'api', CustomOriginConfig: {} }],
          DefaultCacheBehavior: { TargetOriginId: 'api' },
        },
      }),
    ],
    says: { verdict: 'not-applicable', message: 'Serves nothing from buckets.' },
  },
];
