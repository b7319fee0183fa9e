import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const task = (...environment: readonly Value[]) =>
  given('AWS::ECS::TaskDefinition', 'Web', { ContainerDefinitions: [{ Name: 'web', Environment: environment }] });
const lambda = (variables: Record<string, Value>) =>
  given('AWS::Lambda::Function', 'Job', { Environment: { Variables: variables } });
const taskMend = 'Move it to Secrets of the container, with ValueFrom naming a secret.';
const lambdaMend = 'Give the function the name of a secret, and let it read that when it starts.';

export const cases: readonly Case[] = [
  {
    name: 'names and places of secrets',
    records: [
      lambda({
        SECRET_ARN: ref('Secret'),
        PASSWORD_PARAMETER: '/shop/db',
        TOKEN_TTL: 3600,
        SECRET: ref('Secret'),
        LOG_LEVEL: 'info',
      }),
    ],
    says: { verdict: 'pass', message: 'None of its 5 variables is named or shaped like a secret.' },
  },
  {
    name: 'the address of a repository, with the id of an account that was not given',
    records: [
      lambda({ REPOSITORY: { text: [unseen('not given', 'AWS::AccountId'), '.dkr.ecr.eu-west-1.amazonaws.com/web'] } }),
    ],
    says: { verdict: 'pass', message: 'Its variable is not named or shaped like a secret.' },
  },
  {
    name: 'a password made of the id of an account',
    records: [lambda({ PASSWORD: { text: ['shop-', unseen('not given', 'AWS::AccountId')] } })],
    says: { verdict: 'fail', message: 'PASSWORD holds its value in clear.', mend: lambdaMend },
  },
  {
    name: 'a parameter that is never shown, shown as part of a URL',
    records: [
      lambda({
        DATABASE: {
          text: ['postgres://shop:', { ...unseen('has no value', 'Password'), hidden: 'open' }, '@db.internal/shop'],
        },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'DATABASE holds parameter "Password", which is NoEcho, and stands in clear from then on.',
      mend: lambdaMend,
    },
  },
  {
    name: 'a password in a task definition',
    records: [task({ Name: 'LOG_LEVEL', Value: 'info' }, { Name: 'DB_PASSWORD', Value: 'hunter2' })],
    says: { verdict: 'fail', message: 'DB_PASSWORD holds its value in clear.', mend: taskMend },
  },
  {
    name: "a password that is a parameter's default, beside a token that was not seen",
    records: [lambda({ API_TOKEN: unseen('no value'), dbPassword: 'changeme' })],
    says: { verdict: 'fail', message: 'dbPassword holds its value in clear.', mend: lambdaMend },
  },
  {
    name: 'a password in a URL',
    records: [lambda({ DATABASE: 'postgres://shop:hunter2@db.internal/shop' })],
    says: { verdict: 'fail', message: 'DATABASE holds a password in a URL in clear.', mend: lambdaMend },
  },
  {
    name: 'a password in a URL with a reference',
    records: [lambda({ DATABASE: { text: ['postgres://shop:hunter2@', ref('Db', 'Endpoint.Address')] } })],
    says: { verdict: 'fail', message: 'DATABASE holds a password in a URL in clear.', mend: lambdaMend },
  },
  {
    name: 'a secret that is looked up at deployment, which some tools take for safe',
    records: [
      lambda({
        DB_PASSWORD: { unseen: 'is read', dynamic: { service: 'secretsmanager', key: 'db:SecretString:password' } },
      }),
    ],
    says: {
      verdict: 'fail',
      message: 'DB_PASSWORD is read from Secrets Manager when it is deployed, and stands in clear from then on.',
      mend: lambdaMend,
    },
  },
  {
    name: 'the key of a user',
    records: [lambda({ AWS_KEY: ref('Key', 'SecretAccessKey') })],
    says: {
      verdict: 'fail',
      message: 'AWS_KEY holds the SecretAccessKey of another resource in clear.',
      mend: lambdaMend,
    },
  },
  {
    name: 'a build that names a secret',
    records: [
      given('AWS::CodeBuild::Project', 'Build', {
        Environment: {
          EnvironmentVariables: [
            { Name: 'NPM_TOKEN', Value: 'npm', Type: 'SECRETS_MANAGER' },
            { Name: 'CI', Value: 'true' },
          ],
        },
      }),
    ],
    says: { verdict: 'pass', message: 'Its variable is not named or shaped like a secret.' },
  },
  {
    name: 'a password that was not seen',
    records: [task({ Name: 'DB_PASSWORD', Value: unseen('parameter "Password" has no value') })],
    says: {
      verdict: 'unknown',
      message: 'ContainerDefinitions.0.Environment.0.Value: parameter "Password" has no value.',
    },
  },
  {
    name: 'a variable of another name that was not seen, which may be a URL with a password',
    records: [lambda({ DATABASE: unseen('parameter "Database" has no value') })],
    says: { verdict: 'unknown', message: 'Environment.Variables.DATABASE: parameter "Database" has no value.' },
  },
  {
    name: 'no variables',
    records: [given('AWS::Lambda::Function', 'Job', {})],
    says: { verdict: 'not-applicable', message: 'Sets no environment variables.' },
  },
];
