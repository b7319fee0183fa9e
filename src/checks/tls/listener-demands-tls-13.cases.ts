import { type Case, given } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'TLS 1.3',
    records: [
      given('AWS::ElasticLoadBalancingV2::Listener', 'Front', {
        Protocol: 'HTTPS',
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-3-2021-06',
      }),
    ],
    says: { verdict: 'pass', message: 'ELBSecurityPolicy-TLS13-1-3-2021-06 offers TLS 1.3 only.' },
  },
  {
    name: 'TLS 1.3 and 1.2',
    records: [
      given('AWS::ElasticLoadBalancingV2::Listener', 'Front', {
        Protocol: 'HTTPS',
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'ELBSecurityPolicy-TLS13-1-2-2021-06 offers TLS older than 1.3.',
      mend: 'Set SslPolicy to ELBSecurityPolicy-TLS13-1-3-2021-06.',
    },
  },
  {
    name: 'left out',
    records: [given('AWS::ElasticLoadBalancingV2::Listener', 'Front', { Protocol: 'TLS' })],
    says: {
      verdict: 'fail',
      message: 'SslPolicy is not set; ELBSecurityPolicy-2016-08, the default, offers TLS 1.0.',
      mend: 'Set SslPolicy to ELBSecurityPolicy-TLS13-1-3-2021-06.',
    },
  },
  {
    name: 'a policy nobody knows',
    records: [given('AWS::ElasticLoadBalancingV2::Listener', 'Front', { Protocol: 'TLS', SslPolicy: 'Mine' })],
    says: { verdict: 'unknown', message: 'What Mine offers is not known here.' },
  },
  {
    name: 'plain HTTP',
    records: [given('AWS::ElasticLoadBalancingV2::Listener', 'Front', { Protocol: 'HTTP' })],
    says: { verdict: 'not-applicable', message: 'Is not encrypted: its protocol is HTTP.' },
  },
];
