import { describe, it } from 'node:test';
import { expect } from 'chai';
import type { Resource } from '../inventory/resource.ts';
import { unseen, type ValueMap } from '../inventory/value.ts';
import { accessOf } from './access.ts';
import { collected, given, roleWith, to } from './given.ts';
import { wildcardGrants } from './wildcard-grants.ts';

function wild(role: Resource, ...others: readonly Resource[]): readonly string[] {
  const identity = accessOf(collected(role, ...others)).identities.get(role.id);
  if (!identity) return ['no identity'];
  const { grants, unseen: holes } = wildcardGrants(identity, ['ec2:Describe*', 'ssmmessages:*']);
  return [...grants.flatMap(({ actions }) => actions), ...holes.map(({ message }) => `unseen: ${message}`)];
}

function allowing(more: ValueMap): readonly string[] {
  return wild(roleWith('Role', { Effect: 'Allow', ...more }));
}

describe('a wildcard action on a wildcard resource', () => {
  it('is found in any spelling of both', () => {
    expect(allowing({ Action: '*', Resource: '*' })).to.deep.equal(['*']);
    expect(allowing({ Action: ['s3:Get*', 's3:PutObject'], Resource: ['*'] })).to.deep.equal(['s3:get*']);
    expect(allowing({ Action: 's3:*', Resource: 'arn:aws:s3:::*' })).to.deep.equal(['s3:*']);
    expect(allowing({ Action: 's3:*', Resource: 'arn:aws:s3:::*/*' })).to.deep.equal(['s3:*']);
    expect(allowing({ Action: 'kms:*', Resource: 'arn:aws:kms:*:*:*' })).to.deep.equal(['kms:*']);
    expect(allowing({ NotAction: 'iam:*', Resource: '*' })).to.deep.equal(['all but iam:*']);
    expect(allowing({ Action: 's3:*', NotResource: 'arn:aws:s3:::secret/*' })).to.deep.equal(['s3:*']);
    expect(allowing({ Action: 's3:Ge?Object', Resource: '*' })).to.deep.equal(['s3:ge?object']);
  });

  it('is not a wildcard in one of them only', () => {
    expect(allowing({ Action: 's3:*', Resource: 'arn:aws:s3:::files/*' })).to.deep.equal([]);
    expect(allowing({ Action: 'sqs:SendMessage', Resource: '*' })).to.deep.equal([]);
    expect(wild(roleWith('Role', { Effect: 'Deny', Action: '*', Resource: '*' }))).to.deep.equal([]);
  });

  it('is not one where the service knows no resources', () => {
    expect(allowing({ Action: ['ec2:Describe*', 'ec2:DescribeV*', 'ssmmessages:*'], Resource: '*' })).to.deep.equal([]);
    expect(allowing({ Action: 'ec2:De*', Resource: '*' })).to.deep.equal(['ec2:de*']);
  });

  it('is not one where a condition narrows the resource, but is where it narrows the hour or the place', () => {
    const tagged = { StringEquals: { 'aws:ResourceTag/Team': 'shop' } };
    const all = { StringLike: { 'aws:ResourceTag/Team': '*' } };
    const here = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
    expect(allowing({ Action: 'ec2:*', Resource: '*', Condition: tagged })).to.deep.equal([]);
    expect(allowing({ Action: 'ec2:*', Resource: '*', Condition: all })).to.deep.equal(['ec2:*']);
    expect(allowing({ Action: 'ec2:*', Resource: '*', Condition: here })).to.deep.equal(['ec2:*']);
  });

  it('is found in managed policies, of AWS too, and in attached ones', () => {
    const admin = given('IAM::Role', 'Role', { ManagedPolicyArns: ['arn:aws:iam::aws:policy/AdministratorAccess'] });
    expect(wild(admin)).to.deep.equal(['*']);
    const attached = given('IAM::ManagedPolicy', 'P', {
      Roles: [to('Role')],
      PolicyDocument: { Statement: { Effect: 'Allow', Action: 'sqs:*', Resource: '*' } },
    });
    expect(wild(given('IAM::Role', 'Role', {}), attached)).to.deep.equal(['sqs:*']);
  });

  it('is not one where the boundary lets none of it through', () => {
    const limit = given('IAM::ManagedPolicy', 'Limit', {
      PolicyDocument: { Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::files/*' } },
    });
    const all = { Effect: 'Allow', Action: '*', Resource: '*' };
    expect(wild(roleWith('Role', all, { PermissionsBoundary: to('Limit') }), limit)).to.deep.equal([]);
  });

  it('is unseen where an action, a resource or a whole policy was not seen', () => {
    const hole = unseen('parameter P has no value', 'P');
    expect(allowing({ Action: hole, Resource: '*' })).to.deep.equal([
      'unseen: Role (case.yaml:1): Action: parameter P has no value',
    ]);
    expect(allowing({ Action: 's3:*', Resource: [hole] })).to.deep.equal([
      'unseen: Role (case.yaml:1): Resource: parameter P has no value',
    ]);
    expect(wild(roleWith('Role', hole))).to.deep.equal([
      'unseen: Role (case.yaml:1): Statement: parameter P has no value',
    ]);
  });
});
