import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const site = (policy: Value) =>
  given('AWS::CloudFront::Distribution', 'Site', {
    DistributionConfig: {
      Origins: [{ Id: 'files', DomainName: 'x.s3.amazonaws.com' }],
      DefaultCacheBehavior: { TargetOriginId: 'files', CachePolicyId: policy },
    },
  });
const policy = (ttl: Value) =>
  given('AWS::CloudFront::CachePolicy', 'Long', { CachePolicyConfig: { DefaultTTL: ttl } });

export const cases: readonly Case[] = [
  {
    name: 'CachingOptimized',
    records: [site('658327ea-f89d-4fab-a63d-7e88639e58f6')],
    says: { verdict: 'pass', message: 'Caches what it serves from buckets, in 1 behaviour.' },
  },
  {
    name: 'a policy of its own',
    records: [site(ref('Long')), policy(86400)],
    says: { verdict: 'pass', message: 'Caches what it serves from buckets, in 1 behaviour.' },
  },
  {
    name: 'CachingDisabled',
    records: [site('4135ea2d-6df8-44a3-9df3-4b5a84be39ad')],
    says: {
      verdict: 'fail',
      message: 'Does not cache in the default behaviour: its policy is CachingDisabled.',
      mend: 'Use CachingOptimized, or a policy with a DefaultTTL.',
    },
  },
  {
    name: 'a policy that keeps nothing',
    records: [site(ref('Long')), policy('0')],
    says: {
      verdict: 'fail',
      message: 'Does not cache in the default behaviour: DefaultTTL of Long is 0.',
      mend: 'Set DefaultTTL of Long to a day or more.',
    },
  },
  {
    name: 'a policy nobody knows',
    records: [site('11111111-2222-3333-4444-555555555555')],
    says: {
      verdict: 'unknown',
      message:
        'What cache policy 11111111-2222-3333-4444-555555555555 of the default behaviour does is not known here.',
    },
  },
  {
    name: 'a time that was not seen',
    records: [site(ref('Long')), policy(unseen('no value'))],
    says: { verdict: 'unknown', message: 'CachePolicyConfig.DefaultTTL: no value.' },
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
