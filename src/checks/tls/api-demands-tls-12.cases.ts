import { type Case, given } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'TLS 1.2',
    records: [given('AWS::ApiGateway::DomainName', 'Api', { SecurityPolicy: 'TLS_1_2' })],
    says: { verdict: 'pass', message: 'TLS_1_2 offers TLS 1.2 and newer only.' },
  },
  {
    name: 'TLS 1.3, which some tools refuse',
    records: [given('AWS::ApiGateway::DomainName', 'Api', { SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' })],
    says: { verdict: 'pass', message: 'SecurityPolicy_TLS13_1_3_2025_09 offers TLS 1.2 and newer only.' },
  },
  {
    name: 'TLS 1.0',
    records: [given('AWS::ApiGateway::DomainName', 'Api', { SecurityPolicy: 'TLS_1_0' })],
    says: {
      verdict: 'fail',
      message: 'TLS_1_0 offers TLS older than 1.2.',
      mend: 'Set SecurityPolicy to TLS_1_2 or a newer policy.',
    },
  },
  {
    name: 'a policy nobody knows',
    records: [given('AWS::ApiGateway::DomainName', 'Api', { SecurityPolicy: 'Mine' })],
    says: { verdict: 'unknown', message: 'What Mine offers is not known here.' },
  },
  {
    name: 'left out',
    records: [given('AWS::ApiGateway::DomainName', 'Api', {})],
    says: { verdict: 'unknown', message: 'SecurityPolicy is not set, and the kind of endpoint decides its default.' },
  },
  {
    name: 'left out of an HTTP API',
    records: [given('AWS::ApiGatewayV2::DomainName', 'Api', { DomainNameConfigurations: [{}] })],
    says: { verdict: 'pass', message: 'Offers TLS 1.2 and newer only.' },
  },
];
