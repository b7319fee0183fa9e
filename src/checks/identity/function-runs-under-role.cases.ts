import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const subject = (role: Value) => given('AWS::Lambda::Function', 'Job', { Role: role });
const trusting = (service: string) =>
  given('AWS::IAM::Role', 'Own', {
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' },
    },
  });

export const cases: readonly Case[] = [
  {
    name: 'a role made for it',
    records: [trusting('lambda.amazonaws.com'), subject(ref('Own', 'Arn'))],
    says: { verdict: 'pass', message: 'Runs under role Own, which lambda.amazonaws.com may take.' },
  },
  {
    name: 'a role made for something else',
    records: [trusting('glue.amazonaws.com'), subject(ref('Own', 'Arn'))],
    says: {
      verdict: 'fail',
      message: 'Role Own cannot be taken by lambda.amazonaws.com.',
      mend: 'Let lambda.amazonaws.com assume Own, or name a role it may take.',
    },
  },
  {
    name: 'no role',
    records: [given('AWS::Lambda::Function', 'Job', {})],
    says: { verdict: 'fail', message: 'Has no role: Role is not set.', mend: 'Set Role to a role.' },
  },
  {
    name: 'a role that was not seen',
    records: [subject(unseen('parameter "R" has no value'))],
    says: { verdict: 'unknown', message: 'Role: parameter "R" has no value.' },
  },
];
