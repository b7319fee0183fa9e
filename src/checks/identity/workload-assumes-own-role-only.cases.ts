import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const byEc2 = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };

function role(name: string, trust: readonly Value[], ...statements: readonly Value[]) {
  return given('AWS::IAM::Role', name, {
    AssumeRolePolicyDocument: { Statement: trust },
    Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: statements } }],
  });
}

function letting(Principal: Value): Value {
  return { Sid: 'Others', Effect: 'Allow', Principal, Action: 'sts:AssumeRole' };
}

export const cases: readonly Case[] = [
  {
    name: 'instances that may take no other role',
    records: [
      role('Server', [byEc2], { Effect: 'Allow', Action: '*', Resource: 'arn:aws:s3:::files/*' }),
      role('Other', [byEc2]),
    ],
    says: { subject: 'Server', verdict: 'pass', message: 'Is taken by instances alone, which may take no other role.' },
  },
  {
    name: 'a role that may take any',
    records: [role('Server', [byEc2], { Sid: 'Takes', Effect: 'Allow', Action: 'sts:*', Resource: '*' })],
    says: {
      verdict: 'fail',
      message: 'Its workload may take other roles: Takes (case.yaml:1).',
      mend: 'Take sts:AssumeRole out of its policies.',
    },
  },
  {
    name: 'a role that another lets in',
    records: [role('Server', [byEc2]), role('Backup', [letting({ AWS: ref('Server', 'Arn') })])],
    says: {
      subject: 'Server',
      verdict: 'fail',
      message: 'Its workload may also take Backup, which lets it in: Others (case.yaml:1).',
      mend: 'Take Server out of the trust policy of Backup.',
    },
  },
  {
    name: 'a role that lets another workload in',
    records: [role('Server', [byEc2, letting({ AWS: ref('Other', 'Arn') })]), role('Other', [byEc2])],
    says: {
      subject: 'Server',
      verdict: 'fail',
      message: 'Other may take it beside its workload: Others (case.yaml:1).',
      mend: 'Take Other out of its trust policy.',
    },
  },
  {
    name: 'a role that lets the account in',
    records: [role('Server', [byEc2, letting({ AWS: 'arn:aws:iam::111122223333:root' })])],
    says: {
      verdict: 'fail',
      message: 'Whoever account 111122223333 allows to may take it beside its workload: Others (case.yaml:1).',
      mend: 'Take account 111122223333 out of its trust policy.',
    },
  },
  {
    name: 'a role for instances and functions',
    records: [role('Server', [letting({ Service: ['ec2.amazonaws.com', 'lambda.amazonaws.com'] })])],
    says: {
      verdict: 'fail',
      message: 'May be taken by functions and instances.',
      mend: 'Give each kind of workload a role of its own.',
    },
  },
  {
    name: 'a role that two service accounts share',
    records: [
      role('Server', [letting({ Service: 'pods.eks.amazonaws.com' })]),
      ...['web', 'jobs'].map((ServiceAccount) =>
        given('AWS::EKS::PodIdentityAssociation', ServiceAccount, {
          Namespace: 'shop',
          ServiceAccount,
          RoleArn: ref('Server', 'Arn'),
        }),
      ),
    ],
    says: {
      verdict: 'fail',
      message: 'Is shared by the service accounts shop/jobs and shop/web.',
      mend: 'Give each service account a role of its own.',
    },
  },
  {
    name: 'a role that lets somebody in who was not collected',
    records: [role('Server', [byEc2, letting({ AWS: 'arn:aws:iam::111122223333:role/deploy' })])],
    says: {
      verdict: 'unknown',
      message:
        'Whether arn:aws:iam::111122223333:role/deploy, who may take it, is a workload was not seen: it was not collected.',
    },
  },
  {
    name: 'a policy that was not seen',
    records: [role('Server', [byEc2], unseen('parameter Extra has no value', 'Extra'))],
    says: { verdict: 'unknown', message: 'Server (case.yaml:1): parameter Extra has no value.' },
  },
  {
    name: 'a trust policy that was not seen',
    records: [given('AWS::IAM::Role', 'Server', { AssumeRolePolicyDocument: unseen('parameter Trust has no value') })],
    says: {
      verdict: 'unknown',
      message: 'Server (case.yaml:1): AssumeRolePolicyDocument: parameter Trust has no value.',
    },
  },
  {
    name: 'a service whose action was not seen',
    records: [role('Server', [{ ...byEc2, Action: unseen('parameter Action has no value', 'Action') }])],
    says: {
      verdict: 'unknown',
      message: 'Server (case.yaml:1): Action: parameter Action has no value.',
    },
  },
  {
    name: 'another who is let in by an action that was not seen',
    records: [
      role('Server', [
        byEc2,
        {
          Effect: 'Allow',
          Principal: { AWS: '111122223333' },
          Action: unseen('parameter Action has no value', 'Action'),
        },
      ]),
    ],
    says: {
      verdict: 'unknown',
      message: 'Server (case.yaml:1): Action: parameter Action has no value.',
    },
  },
  {
    name: 'a service that was not seen',
    records: [role('Server', [letting({ Service: unseen('parameter Service has no value', 'Service') })])],
    says: {
      verdict: 'unknown',
      message: 'Server (case.yaml:1): Principal.Service: parameter Service has no value.',
    },
  },
  {
    name: 'a role of a service',
    records: [role('Logs', [letting({ Service: 'vpc-flow-logs.amazonaws.com' })])],
    says: { verdict: 'not-applicable', message: 'No workload may take it.' },
  },
];
