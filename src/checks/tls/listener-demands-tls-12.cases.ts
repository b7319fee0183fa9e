import { type Case, given, unseen } from '../case.ts';

const listener = (properties: Parameters<typeof given>[2]) =>
  given('AWS::ElasticLoadBalancingV2::Listener', 'Front', properties);
const mend = 'Set SslPolicy to ELBSecurityPolicy-TLS13-1-2-2021-06 or newer.';

export const cases: readonly Case[] = [
  ...[
    'ELBSecurityPolicy-TLS13-1-2-2021-06',
    'ELBSecurityPolicy-TLS13-1-3-2021-06',
    'ELBSecurityPolicy-TLS-1-2-2017-01',
    'ELBSecurityPolicy-TLS13-1-2-Res-2021-06',
    'ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09',
    'ELBSecurityPolicy-FS-1-2-Res-2020-10',
  ].map(
    (policy): Case => ({
      name: policy,
      records: [listener({ Protocol: 'HTTPS', SslPolicy: policy })],
      says: { verdict: 'pass', message: `${policy} offers TLS 1.2 and newer only.` },
    }),
  ),
  ...[
    'ELBSecurityPolicy-2016-08',
    'ELBSecurityPolicy-TLS-1-1-2017-01',
    'ELBSecurityPolicy-TLS13-1-0-2021-06',
    'ELBSecurityPolicy-FS-2018-06',
  ].map(
    (policy): Case => ({
      name: policy,
      records: [listener({ Protocol: 'TLS', SslPolicy: policy })],
      says: { verdict: 'fail', message: `${policy} offers TLS older than 1.2.`, mend },
    }),
  ),
  {
    name: 'the default',
    records: [listener({ Protocol: 'HTTPS' })],
    says: {
      verdict: 'fail',
      message: 'SslPolicy is not set; ELBSecurityPolicy-2016-08, the default, offers TLS 1.0.',
      mend,
    },
  },
  {
    name: 'a policy nobody knows',
    records: [listener({ Protocol: 'HTTPS', SslPolicy: 'Mine' })],
    says: { verdict: 'unknown', message: 'What Mine offers is not known here.' },
  },
  {
    name: 'a policy not seen',
    records: [listener({ Protocol: 'HTTPS', SslPolicy: unseen('parameter "P" has no value') })],
    says: { verdict: 'unknown', message: 'SslPolicy: parameter "P" has no value.' },
  },
  {
    name: 'plain HTTP',
    records: [listener({ Protocol: 'HTTP' })],
    says: { verdict: 'not-applicable', message: 'Is not encrypted: its protocol is HTTP.' },
  },
];
