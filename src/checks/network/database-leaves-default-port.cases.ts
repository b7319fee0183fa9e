import { type Case, given, ref, unseen } from '../case.ts';
import { someDefaults as facts } from '../encryption/some-defaults.ts';

export const cases: readonly Case[] = [
  {
    name: 'another port',
    facts,
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'mysql', Port: '13306' })],
    says: { verdict: 'pass', message: 'Listens on 13306, and not on 3306, the default of mysql.' },
  },
  {
    name: 'the default, because Port is not set',
    facts,
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'mysql' })],
    says: {
      verdict: 'fail',
      message: 'Listens on 3306, the default of mysql: Port is not set.',
      mend: 'Set Port to another port.',
    },
  },
  {
    name: 'the default, in so many words',
    facts,
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'postgres', Port: 5432 })],
    says: {
      verdict: 'fail',
      message: 'Listens on 5432, the default of postgres: Port is 5432.',
      mend: 'Set Port to another port.',
    },
  },
  {
    name: 'a copy of a source on another port',
    facts,
    records: [
      given('AWS::RDS::DBInstance', 'Orders', { Engine: 'mysql', Port: 13306 }),
      given('AWS::RDS::DBInstance', 'Reader', { SourceDBInstanceIdentifier: ref('Orders') }),
    ],
    says: { verdict: 'pass', message: 'Listens on 13306, and not on 3306, the default of mysql.', subject: 'Reader' },
  },
  {
    name: 'not seen',
    facts,
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'mysql', Port: unseen('no value') })],
    says: { verdict: 'unknown', message: 'Port: no value.' },
  },
  {
    name: 'an engine nobody knows',
    facts,
    records: [given('AWS::RDS::DBInstance', 'Orders', { Engine: 'own' })],
    says: { verdict: 'unknown', message: 'Engine: the default port of own is not known here.' },
  },
  {
    name: 'a member of a cluster',
    records: [given('AWS::RDS::DBInstance', 'Orders', { DBClusterIdentifier: 'c' })],
    says: { verdict: 'not-applicable', message: 'Is a member of a cluster, which holds the port.' },
  },
];
