import { type Case, given, ref, unseen } from '../case.ts';

const mend = 'Let the service manage the password, or take it from Secrets Manager by a dynamic reference.';

export const cases: readonly Case[] = [
  {
    name: 'a dynamic reference',
    records: [
      given('AWS::RDS::DBInstance', 'Orders', {
        MasterUserPassword: { unseen: 'is read', dynamic: { service: 'secretsmanager', key: ref('Secret') } },
      }),
    ],
    says: { verdict: 'pass', message: 'Looks its password up when it is deployed.' },
  },
  {
    name: 'a dynamic reference as text',
    records: [
      given('AWS::RDS::DBInstance', 'Orders', {
        MasterUserPassword: { text: ['{{resolve:secretsmanager:', ref('Secret'), ':SecretString:password}}'] },
      }),
    ],
    says: { verdict: 'pass', message: 'Looks its password up when it is deployed.' },
  },
  {
    name: 'a password in clear',
    records: [given('AWS::RDS::DBInstance', 'Orders', { MasterUserPassword: 'hunter2' })],
    says: { verdict: 'fail', message: 'MasterUserPassword is written in the template.', mend: mend },
  },
  {
    name: 'a password in Parameter Store',
    records: [given('AWS::RDS::DBCluster', 'Orders', { MasterUserPassword: '{{resolve:ssm:/db/password}}' })],
    says: {
      verdict: 'fail',
      message: 'MasterUserPassword is read from Parameter Store, which keeps it in clear.',
      mend: mend,
    },
  },
  {
    name: 'a token of a cache',
    records: [given('AWS::ElastiCache::ReplicationGroup', 'Cache', { AuthToken: 'a-token-in-clear' })],
    says: { verdict: 'fail', message: 'AuthToken is written in the template.', mend: mend },
  },
  {
    name: 'a broker, one user in clear and one not seen',
    records: [
      given('AWS::AmazonMQ::Broker', 'Queue', { Users: [{ Password: unseen('no value') }, { Password: 'hunter2' }] }),
    ],
    says: { verdict: 'fail', message: 'Users.1.Password is written in the template.', mend: mend },
  },
  {
    name: 'a secret with its value',
    records: [given('AWS::SecretsManager::Secret', 'Secret', { SecretString: '{"password":"hunter2"}' })],
    says: { verdict: 'fail', message: 'SecretString is written in the template.', mend: mend },
  },
  {
    name: 'a parameter that is never shown',
    records: [
      given('AWS::RDS::DBInstance', 'Orders', {
        MasterUserPassword: { ...unseen('parameter "Password" has no value', 'Password'), hidden: 'open' },
      }),
    ],
    says: { verdict: 'pass', message: 'Is given its password by parameter "Password", which is never shown (NoEcho).' },
  },
  {
    name: 'a parameter without a value',
    records: [
      given('AWS::RDS::DBInstance', 'Orders', { MasterUserPassword: unseen('parameter "Password" has no value') }),
    ],
    says: { verdict: 'unknown', message: 'MasterUserPassword: parameter "Password" has no value.' },
  },
  {
    name: 'another resource',
    records: [given('AWS::RDS::DBInstance', 'Orders', { MasterUserPassword: ref('Generator', 'Password') })],
    says: {
      verdict: 'unknown',
      message: 'MasterUserPassword comes from another resource, and whether that keeps it secret is not seen.',
    },
  },
  {
    name: 'a database that manages it',
    records: [given('AWS::RDS::DBInstance', 'Orders', { ManageMasterUserPassword: true })],
    says: { verdict: 'not-applicable', message: 'Names no password.' },
  },
];
