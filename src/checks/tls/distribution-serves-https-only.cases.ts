import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const distribution = (config: ValueMap) =>
  given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: config });
const redirect = { ViewerProtocolPolicy: 'redirect-to-https' };

export const cases: readonly Case[] = [
  {
    name: 'all behaviours redirect or refuse',
    records: [
      distribution({
        DefaultCacheBehavior: redirect,
        CacheBehaviors: [{ PathPattern: '/api/*', ViewerProtocolPolicy: 'https-only' }],
      }),
    ],
    says: { verdict: 'pass', message: 'Redirects or refuses plain HTTP in all 2 behaviours.' },
  },
  {
    name: 'one behaviour of several allows all, beside one that was not seen',
    records: [
      distribution({
        DefaultCacheBehavior: { ViewerProtocolPolicy: unseen('no value') },
        CacheBehaviors: [{ PathPattern: '/old/*', ViewerProtocolPolicy: 'allow-all' }],
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'Answers plain HTTP: ViewerProtocolPolicy of behaviour /old/* is allow-all.',
      mend: 'Set ViewerProtocolPolicy to redirect-to-https.',
    },
  },
  {
    name: 'a policy that hangs on a parameter',
    records: [distribution({ DefaultCacheBehavior: { ViewerProtocolPolicy: unseen('parameter "P" has no value') } })],
    says: {
      verdict: 'unknown',
      message: 'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy: parameter "P" has no value.',
    },
  },
];
