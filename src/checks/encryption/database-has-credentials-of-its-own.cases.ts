import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const secret = (name: string) => given('AWS::SecretsManager::Secret', name, {});
const resolved = (name: string): Value => ({
  unseen: 'is read from Secrets Manager when it is deployed',
  dynamic: { service: 'secretsmanager', key: { text: [ref(name), ':SecretString:password'] } },
});
const database = (name: string, password: Value) =>
  given('AWS::RDS::DBInstance', name, { Engine: 'postgres', MasterUserPassword: password });
const mend = 'Set ManageMasterUserPassword to true, or take the password from a secret of its own.';

export const cases: readonly Case[] = [
  {
    name: 'RDS manages it',
    records: [given('AWS::RDS::DBInstance', 'Bank', { ManageMasterUserPassword: true })],
    says: { verdict: 'pass', message: 'RDS keeps a secret for this database alone: ManageMasterUserPassword is true.' },
  },
  {
    name: 'a secret each',
    records: [secret('S1'), secret('S2'), database('Bank', resolved('S1')), database('Ministry', resolved('S2'))],
    says: { verdict: 'pass', message: 'Opens with the secret S1 that no other database uses.' },
  },
  {
    name: 'a secret that is looked up at deployment',
    records: [
      secret('S1'),
      database('Bank', {
        unseen: 'is read',
        dynamic: { service: 'secretsmanager', key: { text: [ref('S1'), ':SecretString:password'] } },
      }),
    ],
    says: { verdict: 'pass', message: 'Opens with the secret S1 that no other database uses.' },
  },
  {
    name: 'one secret for two',
    records: [secret('S1'), database('Bank', resolved('S1')), database('Ministry', resolved('S1'))],
    says: { verdict: 'fail', message: 'Shares its password with Ministry.', mend },
  },
  {
    name: 'a password in clear',
    records: [database('Bank', 'hunter2')],
    says: { verdict: 'fail', message: 'Its password is written in the template.', mend },
  },
  {
    name: 'a password that was not seen',
    records: [database('Bank', unseen('parameter "Password" has no value'))],
    says: { verdict: 'unknown', message: 'MasterUserPassword: parameter "Password" has no value.' },
  },
  {
    name: 'none',
    records: [given('AWS::RDS::DBInstance', 'Bank', { Engine: 'postgres' })],
    says: { verdict: 'fail', message: 'Has no credentials that are shown: MasterUserPassword is not set.', mend },
  },
  {
    name: 'a copy',
    records: [given('AWS::RDS::DBInstance', 'Reader', { SourceDBInstanceIdentifier: 'x' })],
    says: { verdict: 'not-applicable', message: 'Is a copy, and opens with the credentials of its source.' },
  },
];
