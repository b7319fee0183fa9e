import type { Value, ValueMap } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const provider = 'oidc.eks.eu-west-1.amazonaws.com/id/ABC';
const one = 'Demand one subject with StringEquals: system:serviceaccount:<namespace>:<name>.';

function irsa(Condition: ValueMap) {
  return trusted({
    Sid: 'Pods',
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::111122223333:oidc-provider/${provider}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition,
  });
}

function trusted(statement: Value) {
  return given('AWS::IAM::Role', 'Shop', { AssumeRolePolicyDocument: { Statement: [statement] } });
}

const byAgent = trusted({
  Effect: 'Allow',
  Principal: { Service: 'pods.eks.amazonaws.com' },
  Action: ['sts:AssumeRole', 'sts:TagSession'],
});

function association(name: string, ServiceAccount: string, RoleArn: Value = ref('Shop', 'Arn')) {
  return given('AWS::EKS::PodIdentityAssociation', name, { Namespace: 'shop', ServiceAccount, RoleArn });
}

export const cases: readonly Case[] = [
  {
    name: 'one subject',
    records: [irsa({ StringEquals: { [`${provider}:sub`]: 'system:serviceaccount:shop:web' } })],
    says: { verdict: 'pass', message: 'Is the role of service account shop/web alone.' },
  },
  {
    name: 'one association',
    records: [byAgent, association('A', 'web')],
    says: { verdict: 'pass', message: 'Is the role of service account shop/web alone.' },
  },
  {
    name: 'the audience alone',
    records: [irsa({ StringEquals: { [`${provider}:aud`]: 'sts.amazonaws.com' } })],
    says: { verdict: 'fail', message: 'Several service accounts may take it: Pods (case.yaml:1).', mend: one },
  },
  {
    name: 'all accounts of a namespace',
    records: [irsa({ StringLike: { [`${provider}:sub`]: 'system:serviceaccount:shop:*' } })],
    says: { verdict: 'fail', message: 'Several service accounts may take it: Pods (case.yaml:1).', mend: one },
  },
  {
    name: 'a subject that is demanded only if there is one',
    records: [irsa({ StringEqualsIfExists: { [`${provider}:sub`]: 'system:serviceaccount:shop:web' } })],
    says: { verdict: 'fail', message: 'Several service accounts may take it: Pods (case.yaml:1).', mend: one },
  },
  {
    name: 'two associations',
    records: [byAgent, association('A', 'web'), association('B', 'jobs')],
    says: {
      verdict: 'fail',
      message: 'Is shared by the service accounts shop/jobs and shop/web.',
      mend: 'Give each service account a role of its own.',
    },
  },
  {
    name: 'an association whose role was not seen',
    records: [byAgent, association('A', 'web', unseen('an import nobody exports'))],
    says: { verdict: 'unknown', message: 'RoleArn: an import nobody exports.' },
  },
  {
    name: 'an association that may not exist, beside two that do',
    records: [
      byAgent,
      association('A', 'web'),
      association('B', 'jobs'),
      { ...association('C', 'mail'), existence: unseen('condition Mail is open', 'Mail') },
    ],
    says: {
      verdict: 'fail',
      message: 'Is shared by the service accounts shop/jobs and shop/web.',
      mend: 'Give each service account a role of its own.',
    },
  },
  {
    name: 'a second association that may not exist',
    records: [
      byAgent,
      association('A', 'web'),
      { ...association('B', 'jobs'), existence: unseen('condition Jobs is open', 'Jobs') },
    ],
    says: { verdict: 'unknown', message: 'B: condition Jobs is open.' },
  },
  {
    name: 'pods whose action was not seen',
    records: [
      trusted({
        Effect: 'Allow',
        Principal: { Service: 'pods.eks.amazonaws.com' },
        Action: unseen('parameter Action has no value', 'Action'),
      }),
    ],
    says: { verdict: 'unknown', message: 'Shop (case.yaml:1): Action: parameter Action has no value.' },
  },
  {
    name: 'a provider that was not seen',
    records: [
      trusted({
        Effect: 'Allow',
        Principal: { Federated: unseen('parameter Provider has no value', 'Provider') },
        Action: 'sts:AssumeRoleWithWebIdentity',
      }),
    ],
    says: { verdict: 'unknown', message: 'Shop (case.yaml:1): Principal.Federated: parameter Provider has no value.' },
  },
  {
    name: 'a role of instances',
    records: [trusted({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' })],
    says: { verdict: 'not-applicable', message: 'No pod may take it.' },
  },
];
