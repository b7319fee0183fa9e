import { type Case, given, ref, unseen } from '../case.ts';

const database = (properties: Parameters<typeof given>[2]) =>
  given('AWS::RDS::DBInstance', 'Orders', { Engine: 'postgres', ...properties });

export const cases: readonly Case[] = [
  {
    name: 'as long as promised',
    parameters: [7],
    records: [database({ BackupRetentionPeriod: '7' })],
    says: { verdict: 'pass', message: 'Keeps backups: BackupRetentionPeriod is 7 days.' },
  },
  {
    name: 'left out, where a day is enough',
    parameters: [1],
    records: [database({})],
    says: { verdict: 'pass', message: 'Keeps backups: BackupRetentionPeriod is not set, and 1 day by default.' },
  },
  {
    name: 'too short',
    parameters: [7],
    records: [given('AWS::RDS::DBCluster', 'Orders', { Engine: 'aurora-mysql', BackupRetentionPeriod: 3 })],
    says: {
      verdict: 'fail',
      message: 'Keeps backups too short: BackupRetentionPeriod is 3 days.',
      mend: 'Set BackupRetentionPeriod to 7 or more.',
    },
  },
  {
    name: 'left out',
    parameters: [7],
    records: [database({})],
    says: {
      verdict: 'fail',
      message: 'Keeps backups too short: BackupRetentionPeriod is not set, and 1 day by default.',
      mend: 'Set BackupRetentionPeriod to 7 or more.',
    },
  },
  {
    name: 'turned off',
    parameters: [1],
    records: [database({ BackupRetentionPeriod: 0 })],
    says: {
      verdict: 'fail',
      message: 'Keeps no backups: BackupRetentionPeriod is 0.',
      mend: 'Set BackupRetentionPeriod to 1 or more.',
    },
  },
  {
    name: 'from a parameter without value',
    parameters: [7],
    records: [database({ BackupRetentionPeriod: unseen('parameter "Days" has no value', 'Days') })],
    says: { verdict: 'unknown', message: 'BackupRetentionPeriod: parameter "Days" has no value.' },
  },
  {
    name: 'a read replica',
    parameters: [7],
    records: [database({ SourceDBInstanceIdentifier: ref('Primary') })],
    says: { verdict: 'not-applicable', message: 'Is a read replica, whose primary is backed up.' },
  },
  {
    name: 'a member of a cluster',
    parameters: [7],
    records: [given('AWS::RDS::DBInstance', 'Orders', { DBClusterIdentifier: ref('Cluster') })],
    says: {
      verdict: 'not-applicable',
      message: 'Is a member of a cluster, whose backups are judged with the cluster.',
    },
  },
];
