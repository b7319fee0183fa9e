import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'exported',
    records: [
      given('AWS::RDS::DBInstance', 'Orders', {
        Engine: 'postgres',
        EnableCloudwatchLogsExports: ['postgresql', 'upgrade'],
      }),
    ],
    says: { verdict: 'pass', message: 'Exports postgresql, upgrade.' },
  },
  {
    name: 'none',
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'mysql' })],
    says: {
      verdict: 'fail',
      message: 'Does not export the error log: EnableCloudwatchLogsExports is not set.',
      mend: 'Add error to EnableCloudwatchLogsExports.',
    },
  },
  {
    name: 'another one',
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'mysql', EnableCloudwatchLogsExports: ['slowquery'] })],
    says: {
      verdict: 'fail',
      message: 'Does not export the error log: it exports slowquery only.',
      mend: 'Add error to EnableCloudwatchLogsExports.',
    },
  },
  {
    name: 'not seen',
    records: [
      given('AWS::RDS::DBInstance', 'Orders', { Engine: 'mysql', EnableCloudwatchLogsExports: unseen('no value') }),
    ],
    says: { verdict: 'unknown', message: 'EnableCloudwatchLogsExports: no value.' },
  },
  {
    name: 'a member of a cluster',
    records: [given('AWS::RDS::DBInstance', 'Orders', { DBClusterIdentifier: 'c' })],
    says: { verdict: 'not-applicable', message: 'Is a member of a cluster, which exports for all of them.' },
  },
];
