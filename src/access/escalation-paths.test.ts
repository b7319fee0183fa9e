import { describe, it } from 'node:test';
import { expect } from 'chai';
import { nameOf, type Resource } from '../inventory/resource.ts';
import { unseen, type Value } from '../inventory/value.ts';
import { escalationPathsOf } from './escalation-paths.ts';
import { collected, given, roleWith, to } from './given.ts';

function ways(role: Resource, ...others: readonly Resource[]): readonly string[] {
  const { paths, unseen: holes } = escalationPathsOf(collected(role, ...others))(role);
  return [
    ...paths.map(({ escalation, on }) => `can ${escalation.can}${on ? `: ${nameOf(on)}` : ''}`),
    ...holes.map(({ message }) => `unseen: ${message}`),
  ];
}

const all = { Effect: 'Allow', Action: '*', Resource: '*' };

function allowing(Action: Value, Resource: Value = '*', more: { readonly [key: string]: Value } = {}): Resource {
  return roleWith('Role', [{ Effect: 'Allow', Action, Resource, ...more }]);
}

describe('a way to more rights than were given', () => {
  it('is to change its own policies, by itself or by all roles', () => {
    expect(ways(allowing('iam:AttachRolePolicy'))).to.deep.equal(['can attach any policy to itself: Role']);
    expect(ways(allowing('iam:PutRolePolicy', to('Role', 'Arn')))).to.deep.equal([
      'can write itself an inline policy: Role',
    ]);
    expect(ways(allowing('iam:PutRolePolicy', 'arn:aws:iam::111122223333:role/others-*'))).to.satisfy(
      (found: readonly string[]) => found.every((one) => one.startsWith('unseen: whether')),
    );
  });

  it('is to write a version of a policy that is attached to it', () => {
    const policy = given('IAM::ManagedPolicy', 'P', {
      ManagedPolicyName: 'p',
      PolicyDocument: {
        Statement: {
          Effect: 'Allow',
          Action: 'iam:CreatePolicyVersion',
          Resource: 'arn:aws:iam::111122223333:policy/p',
        },
      },
    });
    const role = given('IAM::Role', 'Role', { ManagedPolicyArns: [to('P')] });
    expect(ways(role, policy)).to.deep.equal(['can write a new version of a policy of its own: P']);
  });

  it('is to run a workload under a role that may do more and that the service may take', () => {
    const admin = roleWith('Admin', [all]);
    const actions = ['iam:PassRole', 'ec2:RunInstances'];
    expect(ways(allowing(actions, '*'), admin)).to.include('can start an instance under a stronger role');
    const passes = (...more: Value[]) =>
      roleWith('Role', [
        { Effect: 'Allow', Action: 'iam:PassRole', Resource: to('Admin', 'Arn') },
        { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' },
        ...more,
      ]);
    expect(ways(passes(), admin)).to.deep.equal(['can start an instance under a stronger role: Admin']);
    const weak = roleWith('Admin', [{ Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' }]);
    expect(ways(passes(), weak)).to.deep.equal([]);
    const untrusted = given('IAM::Role', 'Admin', { ...admin.properties, AssumeRolePolicyDocument: { Statement: [] } });
    expect(ways(passes(), untrusted)).to.deep.equal([]);
    expect(ways(passes({ Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' }), admin)).to.deep.equal([]);
  });

  it('needs every step of it', () => {
    const admin = roleWith('Admin', [all]);
    expect(ways(allowing('iam:PassRole'), admin)).to.deep.equal([]);
    expect(ways(allowing('ec2:RunInstances'), admin)).to.deep.equal([]);
    const toEcs = { Condition: { StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' } } };
    const role = roleWith('Role', [
      { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*', ...toEcs },
      { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' },
    ]);
    expect(ways(role, admin)).to.deep.equal([]);
  });

  it('is to assume a role that may do more and trusts it', () => {
    const admin = roleWith('Admin', [all], {
      AssumeRolePolicyDocument: {
        Statement: [{ Effect: 'Allow', Principal: { AWS: to('Role', 'Arn') }, Action: 'sts:AssumeRole' }],
      },
    });
    expect(ways(roleWith('Role', []), admin)).to.deep.equal(['can assume a role that may do more: Admin']);
  });

  it('is none for an administrator, who has all rights already, but for those over itself', () => {
    expect(ways(roleWith('Role', [all]), roleWith('Admin', [all]))).to.not.include(
      'can assume a role that may do more: Admin',
    );
  });

  it('is none where a boundary stands in the way, or what is given is bounded', () => {
    const limit = given('IAM::ManagedPolicy', 'Limit', {
      PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } },
    });
    const bound = roleWith('Role', [{ Effect: 'Allow', Action: 'iam:*', Resource: '*' }], {
      PermissionsBoundary: to('Limit'),
    });
    expect(ways(bound, limit)).to.deep.equal([]);
    const bounded = {
      Condition: { StringEquals: { 'iam:PermissionsBoundary': 'arn:aws:iam::111122223333:policy/limit' } },
    };
    expect(ways(allowing('iam:PutRolePolicy', '*', bounded))).to.deep.equal([]);
  });

  it('is unseen where a policy was not seen', () => {
    const role = roleWith('Role', unseen('parameter P has no value', 'P'));
    expect(ways(role)).to.include('unseen: Role (case.yaml:1): Statement: parameter P has no value');
  });
});
