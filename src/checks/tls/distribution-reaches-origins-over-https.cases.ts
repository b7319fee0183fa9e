import type { ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const distribution = (...origins: readonly ValueMap[]) =>
  given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: { Origins: origins } });
const custom = (config: ValueMap): ValueMap => ({ Id: 'api', CustomOriginConfig: config });
const bucket = { Id: 'files', S3OriginConfig: {}, OriginAccessControlId: 'E1' };
const mend = 'Set OriginProtocolPolicy to https-only and OriginSSLProtocols to TLSv1.2 alone.';

export const cases: readonly Case[] = [
  {
    name: 'a bucket, and an origin over TLS 1.2 only',
    records: [distribution(bucket, custom({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] }))],
    says: { verdict: 'pass', message: 'Reaches all 2 origins over HTTPS with TLS 1.2.' },
  },
  {
    name: 'http-only',
    records: [distribution(custom({ OriginProtocolPolicy: 'http-only' }))],
    says: { verdict: 'fail', message: 'May reach origin api in clear: OriginProtocolPolicy is http-only.', mend },
  },
  {
    name: 'old TLS to the origin',
    records: [distribution(custom({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.1', 'TLSv1.2'] }))],
    says: { verdict: 'fail', message: 'Takes old TLS from origin api: OriginSSLProtocols allows TLSv1.1.', mend },
  },
  {
    name: 'TLS versions left to the default',
    records: [distribution(custom({ OriginProtocolPolicy: 'https-only' }))],
    says: {
      verdict: 'fail',
      message: 'Takes old TLS from origin api: OriginSSLProtocols is not set, and TLSv1 and SSLv3 by default.',
      mend,
    },
  },
  {
    name: 'a policy not seen',
    records: [distribution(custom({ OriginProtocolPolicy: unseen('parameter "P" has no value') }))],
    says: {
      verdict: 'unknown',
      message: 'DistributionConfig.Origins.0.CustomOriginConfig.OriginProtocolPolicy: parameter "P" has no value.',
    },
  },
  {
    name: 'no origins',
    records: [given('AWS::CloudFront::Distribution', 'Site', {})],
    says: { verdict: 'not-applicable', message: 'Has no origins here.' },
  },
];
