import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const subject = (role: Value) => given('AWS::EKS::Nodegroup', 'Nodes', { NodeRole: role });
const trusting = (service: string) =>
  given('AWS::IAM::Role', 'Own', {
    AssumeRolePolicyDocument: {
      Statement: { Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole' },
    },
  });

export const cases: readonly Case[] = [
  {
    name: 'a role made for it',
    records: [trusting('ec2.amazonaws.com'), subject(ref('Own', 'Arn'))],
    says: { verdict: 'pass', message: 'Runs under role Own, which ec2.amazonaws.com may take.' },
  },
  {
    name: 'a role made for something else',
    records: [trusting('glue.amazonaws.com'), subject(ref('Own', 'Arn'))],
    says: {
      verdict: 'fail',
      message: 'Role Own cannot be taken by ec2.amazonaws.com.',
      mend: 'Let ec2.amazonaws.com assume Own, or name a role it may take.',
    },
  },
  {
    name: 'no role',
    records: [given('AWS::EKS::Nodegroup', 'Nodes', {})],
    says: { verdict: 'fail', message: 'Has no role: NodeRole is not set.', mend: 'Set NodeRole to a role.' },
  },
  {
    name: 'a role that was not seen',
    records: [subject(unseen('parameter "R" has no value'))],
    says: { verdict: 'unknown', message: 'NodeRole: parameter "R" has no value.' },
  },
];
