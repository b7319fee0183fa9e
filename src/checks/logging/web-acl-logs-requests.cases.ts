import { type Case, given, ref, unseen } from '../case.ts';

const acl = given('AWS::WAFv2::WebACL', 'Acl', {});
const mend = 'Add an AWS::WAFv2::LoggingConfiguration for it.';

export const cases: readonly Case[] = [
  {
    name: 'a log',
    records: [
      acl,
      given('AWS::WAFv2::LoggingConfiguration', 'Log', {
        ResourceArn: ref('Acl', 'Arn'),
        LogDestinationConfigs: ['arn:aws:s3:::aws-waf-logs-x'],
      }),
    ],
    says: { verdict: 'pass', message: 'Logs what it turns away, by Log.' },
  },
  {
    name: 'none',
    records: [acl],
    says: { verdict: 'fail', message: 'Logs nothing: no logging configuration is for it.', mend: mend },
  },
  {
    name: 'a log for something that was not seen',
    records: [acl, given('AWS::WAFv2::LoggingConfiguration', 'Log', { ResourceArn: unseen('no value') })],
    says: { verdict: 'unknown', message: 'Log.ResourceArn: no value.' },
  },
];
