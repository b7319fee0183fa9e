import type { Value, ValueMap } from '../../inventory/value.ts';
import { type Case, given, unseen } from '../case.ts';

const distribution = (config: ValueMap) =>
  given('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: config });
const demands = (version: Value | undefined) =>
  distribution({
    ViewerCertificate: {
      AcmCertificateArn: 'arn',
      ...(version === undefined ? {} : { MinimumProtocolVersion: version }),
    },
  });
const mend = 'Give ViewerCertificate a certificate of your own and MinimumProtocolVersion TLSv1.2_2021 or newer.';

export const cases: readonly Case[] = [
  { name: 'TLS 1.2', records: [demands('TLSv1.2_2021')], says: { verdict: 'pass', message: 'Demands TLSv1.2_2021.' } },
  {
    name: 'TLS 1.3, which some tools refuse',
    records: [demands('TLSv1.3_2025')],
    says: { verdict: 'pass', message: 'Demands TLSv1.3_2025.' },
  },
  {
    name: 'TLS 1.1',
    records: [demands('TLSv1.1_2016')],
    says: { verdict: 'fail', message: 'TLSv1.1_2016 offers TLS older than 1.2.', mend },
  },
  {
    name: 'an old policy, as a mapping gives it for a stage',
    records: [demands('TLSv1_2016')],
    says: { verdict: 'fail', message: 'TLSv1_2016 offers TLS older than 1.2.', mend },
  },
  {
    name: 'no version',
    records: [demands(undefined)],
    says: {
      verdict: 'fail',
      message: 'MinimumProtocolVersion is not set; TLSv1, the default, is older than TLS 1.2.',
      mend,
    },
  },
  {
    name: 'no certificate',
    records: [distribution({})],
    says: {
      verdict: 'fail',
      message: "Shows CloudFront's default certificate, with which TLS 1.0 is always offered.",
      mend,
    },
  },
  {
    name: 'the default certificate',
    records: [distribution({ ViewerCertificate: { CloudFrontDefaultCertificate: 'true' } })],
    says: {
      verdict: 'fail',
      message: "Shows CloudFront's default certificate, with which TLS 1.0 is always offered.",
      mend,
    },
  },
  {
    name: 'a version not seen',
    records: [demands(unseen('parameter "V" has no value'))],
    says: {
      verdict: 'unknown',
      message: 'DistributionConfig.ViewerCertificate.MinimumProtocolVersion: parameter "V" has no value.',
    },
  },
];
