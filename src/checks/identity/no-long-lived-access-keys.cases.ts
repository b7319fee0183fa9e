import { type Case, given, unseen } from '../case.ts';

const mend = 'Give the workload a role instead, and take the key or password out.';

export const cases: readonly Case[] = [
  {
    name: 'a role',
    records: [given('AWS::IAM::Role', 'Server', {})],
    says: { verdict: 'pass', message: 'None of the 1 resources is an access key or a user with a password.' },
  },
  {
    name: 'an access key',
    records: [given('AWS::IAM::AccessKey', 'Key', { UserName: 'deploy' })],
    says: { verdict: 'fail', message: 'Key is an access key.', mend },
  },
  {
    name: 'a user with a password',
    records: [given('AWS::IAM::User', 'Root', { LoginProfile: { Password: 'x' } })],
    says: { verdict: 'fail', message: 'Root is a user with a password.', mend },
  },
  {
    name: 'a user whose password was not seen',
    records: [given('AWS::IAM::User', 'Root', { LoginProfile: unseen('no value') })],
    says: { verdict: 'unknown', message: 'LoginProfile: no value.' },
  },
  {
    name: 'nothing that needs credentials',
    records: [given('AWS::CloudFormation::WaitConditionHandle', 'Handle', {})],
    says: { verdict: 'not-applicable', message: 'There is no workload, role or user that could have keys.' },
  },
];
