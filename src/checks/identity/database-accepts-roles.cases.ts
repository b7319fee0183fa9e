import { type Case, given, unseen } from '../case.ts';

export const cases: readonly Case[] = [
  {
    name: 'on',
    records: [given('AWS::RDS::DBInstance', 'Orders', { EnableIAMDatabaseAuthentication: true })],
    says: { verdict: 'pass', message: 'Accepts roles: EnableIAMDatabaseAuthentication is true.' },
  },
  {
    name: 'left out',
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'mysql' })],
    says: {
      verdict: 'fail',
      message: 'Accepts passwords only: EnableIAMDatabaseAuthentication is not set, and off by default.',
      mend: 'Set EnableIAMDatabaseAuthentication to true.',
    },
  },
  {
    name: 'not seen',
    records: [given('AWS::RDS::DBInstance', 'Orders', { EnableIAMDatabaseAuthentication: unseen('no value') })],
    says: { verdict: 'unknown', message: 'EnableIAMDatabaseAuthentication: no value.' },
  },
  {
    name: 'an engine without it',
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'sqlserver-ee' })],
    says: { verdict: 'not-applicable', message: 'RDS does not offer it for sqlserver-ee.' },
  },
  {
    name: 'a member of a cluster',
    records: [given('AWS::RDS::DBInstance', 'Orders', { DBClusterIdentifier: 'c' })],
    says: { verdict: 'not-applicable', message: 'Is a member of a cluster, which holds the setting.' },
  },
];
