import type { Value } from '../../inventory/value.ts';
import { type Case, given, ref, unseen } from '../case.ts';

const takenByEc2 = {
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
};

function role(name: string, ...statements: readonly Value[]) {
  return given('AWS::IAM::Role', name, {
    AssumeRolePolicyDocument: takenByEc2,
    Policies: [{ PolicyName: 'own', PolicyDocument: { Statement: statements } }],
  });
}

const admin = role('Admin', { Effect: 'Allow', Action: 's3:*', Resource: '*' });
const starts = { Sid: 'Starts', Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' };

export const cases: readonly Case[] = [
  {
    name: 'a role that reads files',
    records: [role('Server', { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' })],
    says: { verdict: 'pass', message: 'None of the known ways to more privileges is open to its 1 statements.' },
  },
  {
    name: 'a role that may attach policies to itself',
    records: [
      role('Server', { Sid: 'Attach', Effect: 'Allow', Action: 'iam:Attach*', Resource: ref('Server', 'Arn') }),
    ],
    says: {
      verdict: 'fail',
      message: 'Can attach any policy to itself (iam:AttachRolePolicy): Attach (case.yaml:1).',
      mend: 'Take iam:AttachRolePolicy out, or narrow it to what gives no more than the role has, or by a permissions boundary.',
    },
  },
  {
    name: 'a role of a pipeline that may give a service a task of any role',
    records: [
      role('Pipeline', {
        Sid: 'Deploys',
        Effect: 'Allow',
        Action: ['iam:PassRole', 'ecs:RegisterTaskDefinition', 'ecs:UpdateService'],
        Resource: '*',
      }),
    ],
    says: {
      verdict: 'fail',
      message:
        'Can run a task under a stronger role (iam:PassRole and ecs:RegisterTaskDefinition and ecs:UpdateService): Deploys (case.yaml:1).',
      mend: 'Take iam:PassRole out, or narrow it to what gives no more than the role has, or by a permissions boundary.',
    },
  },
  {
    name: 'a role of a pipeline that may pass roles which were not seen',
    records: [
      role(
        'Pipeline',
        { Effect: 'Allow', Action: ['ecs:RegisterTaskDefinition', 'ecs:UpdateService'], Resource: '*' },
        { Effect: 'Allow', Action: 'iam:PassRole', Resource: unseen('parameter Roles has no value', 'Roles') },
      ),
    ],
    says: { verdict: 'unknown', message: 'Pipeline (case.yaml:1): Resource: parameter Roles has no value.' },
  },
  {
    name: 'a role that may start instances under a stronger one, in two statements',
    records: [
      role('Server', { Sid: 'Passes', Effect: 'Allow', Action: 'iam:PassRole', Resource: ref('Admin', 'Arn') }, starts),
      admin,
    ],
    says: {
      subject: 'Server',
      verdict: 'fail',
      message:
        'Can start an instance under a stronger role, Admin (iam:PassRole and ec2:RunInstances): Passes (case.yaml:1), Starts (case.yaml:1).',
      mend: 'Take iam:PassRole out, or narrow it to what gives no more than the role has, or by a permissions boundary.',
    },
  },
  {
    name: 'a role that may start instances, but pass roles to containers only',
    records: [
      role(
        'Server',
        {
          Effect: 'Allow',
          Action: 'iam:PassRole',
          Resource: ref('Admin', 'Arn'),
          Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } },
        },
        starts,
      ),
      admin,
    ],
    says: {
      subject: 'Server',
      verdict: 'pass',
      message: 'None of the known ways to more privileges is open to its 2 statements.',
    },
  },
  {
    name: 'a role that may start instances under one whose actions were not seen',
    records: [
      role('Server', { Sid: 'Passes', Effect: 'Allow', Action: 'iam:PassRole', Resource: ref('Admin', 'Arn') }, starts),
      role('Admin', { Effect: 'Allow', Action: unseen('parameter Actions has no value', 'Actions'), Resource: '*' }),
    ],
    says: {
      subject: 'Server',
      verdict: 'unknown',
      message: 'Admin (case.yaml:1): Action: parameter Actions has no value.',
    },
  },
  {
    name: 'a role that may pass all roles of an account that was spelled out, none of which was collected',
    records: [
      role(
        'Server',
        { Effect: 'Allow', Action: 'iam:PassRole', Resource: 'arn:aws:iam::444455556666:role/*' },
        { Effect: 'Allow', Action: ['lambda:CreateFunction', 'lambda:InvokeFunction'], Resource: '*' },
      ),
      admin,
    ],
    says: {
      subject: 'Server',
      verdict: 'unknown',
      message: 'what arn:aws:iam::444455556666:role/* may do was not seen: it was not collected.',
    },
  },
  {
    name: 'a role that may assume all roles',
    records: [role('Server', { Sid: 'Assumes', Effect: 'Allow', Action: 'sts:AssumeRole', Resource: '*' })],
    says: {
      verdict: 'unknown',
      message: 'which roles let it in, of all that Assumes (case.yaml:1) lets it assume, was not seen.',
    },
  },
  {
    name: 'a role that may submit jobs of any role',
    records: [
      role('Server', {
        Sid: 'Jobs',
        Effect: 'Allow',
        Action: ['iam:PassRole', 'batch:RegisterJobDefinition', 'batch:SubmitJob'],
        Resource: '*',
      }),
    ],
    says: {
      verdict: 'fail',
      message:
        'Can run a job under a stronger role (iam:PassRole and batch:RegisterJobDefinition and batch:SubmitJob): Jobs (case.yaml:1).',
      mend: 'Take iam:PassRole out, or narrow it to what gives no more than the role has, or by a permissions boundary.',
    },
  },
  {
    name: 'a role that may let itself into clusters',
    records: [
      role('Server', {
        Sid: 'Access',
        Effect: 'Allow',
        Action: ['eks:CreateAccessEntry', 'eks:AssociateAccessPolicy'],
        Resource: '*',
      }),
    ],
    says: {
      verdict: 'fail',
      message:
        'Can make itself an administrator of a cluster (eks:CreateAccessEntry and eks:AssociateAccessPolicy): Access (case.yaml:1).',
      mend: 'Take eks:CreateAccessEntry out, or narrow it to what gives no more than the role has, or by a permissions boundary.',
    },
  },
  {
    name: 'a role that may start builds of a project that may do more',
    records: [
      role('Server', { Sid: 'Builds', Effect: 'Allow', Action: 'codebuild:StartBuild', Resource: '*' }),
      admin,
      given('AWS::CodeBuild::Project', 'Project', { ServiceRole: ref('Admin', 'Arn') }),
    ],
    says: {
      subject: 'Server',
      verdict: 'fail',
      message: 'Can run commands in a build that may do more, Project (codebuild:StartBuild): Builds (case.yaml:1).',
      mend: 'Take codebuild:StartBuild out, or narrow it to what gives no more than the role has, or by a permissions boundary.',
    },
  },
  {
    name: 'a role whose policy has its elements in another case',
    records: [
      given('AWS::IAM::Role', 'Server', {
        Policies: [
          { PolicyName: 'own', PolicyDocument: { statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } },
        ],
      }),
    ],
    says: { verdict: 'unknown', message: 'Server (case.yaml:1): statement: is no element of a policy.' },
  },
  {
    name: 'a role whose statements were not seen',
    records: [role('Server', unseen('parameter Extra has no value', 'Extra'))],
    says: { verdict: 'unknown', message: 'Server (case.yaml:1): parameter Extra has no value.' },
  },
];
