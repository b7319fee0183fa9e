import { type Case, given, ref, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [given('AWS::ApiGateway::Stage', 'Live', { AccessLogSetting: { DestinationArn: ref('Logs', 'Arn') } })],
    says: { verdict: 'pass', message: 'Logs its requests: AccessLogSetting names a destination.' },
  },
  {
    name: 'an HTTP API without',
    records: [given('AWS::ApiGatewayV2::Stage', 'Live', {})],
    says: {
      verdict: 'fail',
      message: 'Logs no requests: AccessLogSettings names no destination.',
      mend: 'Set AccessLogSettings.DestinationArn to a log group.',
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::ApiGateway::Stage', 'Live', { AccessLogSetting: unseen('no value') })],
    says: { verdict: 'unknown', message: 'AccessLogSetting: no value.' },
  },
];
