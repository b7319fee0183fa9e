import { type Case, given, unseen } from '../case.ts';
import type { ValueMap } from '../../inventory/value.ts';

const database = (properties: ValueMap) => given('AWS::RDS::DBInstance', 'Orders', properties);
const mend = 'Set ManageMasterUserPassword to true, or take the password from Secrets Manager by a dynamic reference.';

export const cases: readonly Case[] = [
  {
    name: 'managed by RDS',
    records: [database({ ManageMasterUserPassword: true })],
    says: { verdict: 'pass', message: 'The service keeps it there: ManageMasterUserPassword is true.' },
  },
  {
    name: 'a dynamic reference',
    records: [database({ MasterUserPassword: '{{resolve:secretsmanager:db:SecretString:password}}' })],
    says: { verdict: 'pass', message: 'Takes it from there: MasterUserPassword is a dynamic reference.' },
  },
  {
    name: 'managed, switched off by a parameter, with a password in clear',
    records: [database({ ManageMasterUserPassword: 'false', MasterUserPassword: 'hunter2' })],
    says: { verdict: 'fail', message: 'Its password is written in the template.', mend: mend },
  },
  {
    name: 'a secure string',
    records: [database({ MasterUserPassword: '{{resolve:ssm-secure:/db}}' })],
    says: { verdict: 'fail', message: 'Takes its password from Parameter Store, as a secure string.', mend: mend },
  },
  {
    name: 'none',
    records: [database({})],
    says: {
      verdict: 'fail',
      message: 'Names no password: neither ManageMasterUserPassword nor MasterUserPassword is set.',
      mend: mend,
    },
  },
  {
    name: 'a snapshot',
    records: [database({ DBSnapshotIdentifier: 's' })],
    says: { verdict: 'unknown', message: 'Is made from a snapshot, and keeps the password that the snapshot has.' },
  },
  {
    name: 'a parameter that is never shown, with a value',
    records: [database({ MasterUserPassword: { ...unseen('is never shown', 'Password'), hidden: 'given' } })],
    says: { verdict: 'fail', message: 'Takes its password from parameter "Password".', mend },
  },
  {
    name: 'a parameter that is never shown, without a value',
    records: [database({ MasterUserPassword: { ...unseen('has no value', 'Password'), hidden: 'open' } })],
    says: { verdict: 'unknown', message: 'MasterUserPassword: parameter "Password" has no value.' },
  },
  {
    name: 'a parameter without a value',
    records: [database({ MasterUserPassword: unseen('parameter "Password" has no value') })],
    says: { verdict: 'unknown', message: 'MasterUserPassword: parameter "Password" has no value.' },
  },
  {
    name: 'a copy',
    records: [database({ SourceDBInstanceIdentifier: 'x' })],
    says: { verdict: 'not-applicable', message: 'Is a copy, and opens with the credentials of its source.' },
  },
];
